"""The guided talks that make a paper, and the papers people send themselves."""

from collections.abc import Sequence

from markupsafe import Markup

from bahasa.kalimat.label import clip
from sop.langkah import Tanya

YA_ATAU_BUKAN = Markup("Mohon tekan Ya bila dokumennya sudah ada, atau Bukan bila belum. Pertanyaan tetap menunggu.")
WAJIB = Markup("Bagian ini perlu diisi. Pertanyaan tetap menunggu.")
NOMOR_SEBARIS = Markup("Mohon tulis nomor surat dalam satu baris, paling panjang 120 huruf. Pertanyaan tetap menunggu.")
TEKS_ATAU_BERKAS = Markup("Mohon kirim berkas atau foto, atau tulis dengan kata-kata. Pertanyaan tetap menunggu.")
MENGIKUTI_UNDANGAN = Markup("Tanggal, jam, tempat, dan agenda mengikuti undangan; dapat diubah sesudah pratinjau.")
PILIH_BAGIAN = Markup("Bagian mana yang ingin diubah?")


_TERSALIN = 1_500  # a message takes 4,096 characters, of which some letters are two


def tanya(tanya: Tanya, urut: int, jumlah: int, tambahan: Sequence[Markup] = ()) -> Markup:
    """One question of a guided talk; `tambahan` are lines about what is offered, or stands already."""
    baris = [Markup("<b>{}</b> ({}/{})").format(tanya.tanya, urut, jumlah)]
    if tanya.bantuan:
        baris.append(Markup("{}").format(tanya.bantuan))
    baris.extend(tambahan)
    if tanya.contoh:
        baris.append(Markup("Contoh: <i>{}</i>").format(tanya.contoh))
    return Markup("\n").join(baris)


def tanya_ceklist(tanya: Tanya, butir: str, urut: int, jumlah: int) -> Markup:
    """One item of a checklist question."""
    return Markup("<b>{}</b> ({}/{})\n{}").format(tanya.tanya, urut, jumlah, butir)


def tanya_bukti(butir: str) -> Markup:
    """The proof of a checklist's item that is there."""
    return Markup(
        "<b>Di mana {}?</b>\nKirim berkas, foto, atau tautannya, atau tulis tempatnya. Boleh dilewati.\n"
        "Contoh: <i>ada pada Subbag Program</i>"
    ).format(butir)


def tanggal_tidak_biasa(tanggal: str, selisih: int) -> Markup:
    """A date far from today, or on the wrong side of it, before it is taken; `selisih` in days from today."""
    letak = f"{selisih} hari lagi" if selisih > 0 else f"{-selisih} hari yang lalu"
    return Markup("<b>{} adalah {}. Sudah benar?</b>\nTekan Ya bila benar, atau ketik tanggal yang lain.").format(
        tanggal, letak
    )


def tawaran_nomor(nomor: str) -> Markup:
    """A letter number on offer."""
    return Markup("Usulan nomor: <b>{}</b>. Tekan Ya untuk memakainya.").format(nomor)


def tawaran_hari_ini(tanggal: str) -> Markup:
    """Today on offer."""
    return Markup("Ketik tanggalnya, atau tekan Hari ini untuk <b>{}</b>.").format(tanggal)


def tawaran_baku(teks: str) -> Markup:
    """Standard words on offer."""
    return Markup("Kalimat baku: <b>{}</b>").format(teks)


def tawaran_yang_lalu(teks: str) -> Markup:
    """The last cycle's answer on offer, to take or to copy."""
    return Markup("Isi siklus yang lalu, ketuk untuk menyalin:\n<code>{}</code>").format(clip(teks, _TERSALIN))


def saat_ini(teks: str) -> Markup:
    """The answer that stands, to copy."""
    return Markup("Isi saat ini, ketuk untuk menyalin:\n<code>{}</code>").format(clip(teks, _TERSALIN))


def hadir(daftar_nama: Sequence[str], *, diundang: bool) -> Markup:
    """Who is noted so far as present, or as invited."""
    kata = "Diundang" if diundang else "Hadir"
    return Markup("{} ({}): {}").format(kata, len(daftar_nama), clip(", ".join(daftar_nama), _TERSALIN) or "–")


def halaman(nomor: int, jumlah: int) -> Markup:
    """Which page of the names this is."""
    return Markup("Halaman {} dari {}.").format(nomor, jumlah)


def bukti_tercatat(butir: str, nama: str) -> Markup:
    """A further file kept as proof of an item."""
    return Markup("Berkas {} dicatat pula sebagai bukti {}.").format(nama, butir)


def siap(nama: str) -> Markup:
    """The caption of a paper made by the talk: read it, then sign off."""
    return Markup("<b>{} sudah siap. Mohon diperiksa.</b>\nTekan Selesai bila sudah sesuai, atau Ubah.").format(nama)


def diterima(output: str, nama_berkas: str) -> Markup:
    """A file was taken as the step's paper."""
    return Markup(
        "<b>Berkas diterima sebagai {}.</b>\n📎 {}\nTekan Selesai untuk menyatakan langkah ini selesai, "
        "atau kirim berkas lain sebagai gantinya."
    ).format(output, nama_berkas)


def arahan_baku(periode: str, untuk: str = "") -> str:
    """The order's standard sentence; `untuk` says what for, in other words than the standard ones."""
    return (
        f"Dalam rangka {untuk or 'penyusunan Laporan Kinerja'}, bersama ini diperintahkan kepada Saudara untuk "
        f"melaksanakan pengumpulan data capaian kinerja {periode} pada Sekretariat dan seluruh Bidang sesuai Standar "
        "Operasional Prosedur Pengumpulan Data Kinerja."
    )


def batas_waktu(tanggal: str) -> str:
    """By when all data are to be there."""
    return f"Seluruh data mohon sudah terkumpul paling lambat {tanggal}."


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


ADA = "Ada"
TIDAK_ADA = "Tidak ada"


def letak_langkah(nomor: int, jumlah: int, nama: str) -> str:
    """Where in the SOP a paper was made."""
    return f"{nomor} dari {jumlah}, {nama}"


def dari_langkah(nama: str, langkah: int) -> str:
    """A paper that an earlier step made, as a checklist names it."""
    return f"{nama} (langkah {langkah})"


def nama_berkas(output: str, periode: str, unit: str = "") -> str:
    """A file's name without its ending."""
    bagian = [output, periode, unit] if unit else [output, periode]
    return " - ".join("".join("-" if huruf in '\\/:*?"<>|' else huruf for huruf in satu) for satu in bagian)
