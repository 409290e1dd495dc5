"""The guided talks that make a paper, and the papers people send themselves."""

from markupsafe import Markup

from sop.langkah import Tanya

YA_ATAU_BUKAN = Markup("Mohon tekan Ya bila dokumennya sudah ada, atau Bukan bila belum. Pertanyaan tetap menunggu.")
WAJIB = Markup("Bagian ini perlu diisi. Pertanyaan tetap menunggu.")
NOMOR_SEBARIS = Markup("Mohon tulis nomor surat dalam satu baris, paling panjang 120 huruf. Pertanyaan tetap menunggu.")
PILIH_BAGIAN = Markup("Bagian mana yang ingin diubah?")


def tanya(tanya: Tanya, urut: int, jumlah: int, tawaran: str = "") -> Markup:
    """One question of a guided talk."""
    baris = [Markup("<b>{}</b> ({}/{})").format(tanya.tanya, urut, jumlah)]
    if tanya.bantuan:
        baris.append(Markup("{}").format(tanya.bantuan))
    if tawaran:
        baris.append(Markup("Usulan nomor: <b>{}</b>. Tekan Ya untuk memakainya.").format(tawaran))
    if tanya.contoh:
        baris.append(Markup("Contoh: <i>{}</i>").format(tanya.contoh))
    return Markup("\n").join(baris)


def tanya_ceklist(tanya: Tanya, butir: str, urut: int, jumlah: int) -> Markup:
    """One item of a checklist question."""
    return Markup("<b>{}</b> ({}/{})\n{}").format(tanya.tanya, urut, jumlah, butir)


def siap(nama: str) -> Markup:
    """The caption of a paper made by the talk: read it, then sign off."""
    return Markup("<b>{} sudah siap. Mohon diperiksa.</b>\nTekan Selesai bila sudah sesuai, atau Ubah.").format(nama)


def diterima(output: str, nama_berkas: str) -> Markup:
    """A file was taken as the step's paper."""
    return Markup(
        "<b>Berkas diterima sebagai {}.</b>\n📎 {}\nTekan Selesai untuk menyatakan langkah ini selesai, "
        "atau kirim berkas lain sebagai gantinya."
    ).format(output, nama_berkas)


def arahan_baku(periode: str) -> str:
    """The order's standard sentence."""
    return (
        f"Dalam rangka penyusunan Laporan Kinerja, bersama ini diperintahkan kepada Saudara untuk melaksanakan "
        f"pengumpulan data capaian kinerja {periode} pada Sekretariat dan seluruh Bidang sesuai Standar Operasional "
        "Prosedur Pengumpulan Data Kinerja."
    )


def penutup_nota() -> str:
    """The order's closing sentence."""
    return "Demikian untuk dilaksanakan dan dilaporkan hasilnya."


def hal_nota(periode: str) -> str:
    """The order's subject."""
    return f"Pengumpulan Data Kinerja {periode}"


def tujuan_baku(periode: str) -> str:
    """The plan's standard aim."""
    return (
        f"Tersedianya data capaian kinerja {periode} dari Sekretariat dan seluruh Bidang secara lengkap, tepat waktu, "
        "dan dapat ditelusuri sumbernya."
    )


def nama_berkas(output: str, periode: str, unit: str = "") -> str:
    """A file's name without its ending."""
    bagian = [output, periode, unit] if unit else [output, periode]
    return " - ".join("".join("-" if huruf in '\\/:*?"<>|' else huruf for huruf in satu) for satu in bagian)
