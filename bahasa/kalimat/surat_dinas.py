"""What the letters say that nobody is asked about: of the distribution, of the rekap, dispositions, the archive."""

PENTING = "Penting"
BIASA = "Biasa"
SATU_BERKAS = "1 berkas"
ARSIP = "Arsip"


def hal_distribusi(periode: str) -> str:
    """The subject of the distribution's letter."""
    return f"Format pengumpulan data capaian kinerja {periode}"


def isi_distribusi(format_: str, periode: str, waktu: str) -> tuple[str, ...]:
    """The body of the distribution's letter; `waktu` is empty where the step has no standard time."""
    batas = f" paling lambat {waktu.lower()} kerja setelah diterima" if waktu else ""
    return (
        f"Bersama ini disampaikan {format_} {periode} untuk diisi oleh unit masing-masing.",
        "Setiap angka mohon disertai sumber data, faktor pendorong atau penghambat, dan bukti dukungnya. "
        f"Format yang telah diisi dikembalikan kepada Tim Penyusun LAKIP{batas}.",
        "Demikian disampaikan untuk dilaksanakan.",
    )


def hal_rekap(periode: str, versi: int) -> str:
    """The subject of the letter that reports a rekap."""
    return f"Penyampaian rekap data capaian kinerja {periode} versi {versi}"


def isi_rekap(periode: str, versi: int, sha256: str) -> tuple[str, ...]:
    """The body of the letter that reports a rekap."""
    return (
        f"Bersama ini disampaikan rekap data capaian kinerja {periode} versi {versi}, yang disusun dari format yang "
        "telah diisi oleh Sekretariat dan setiap Bidang.",
        "Rekap tersebut telah dikunci dan tidak berubah lagi. Sidik SHA-256 rekap:",
        sha256,
        "Mohon arahan dan keputusan lebih lanjut.",
    )


def isi_disposisi(periode: str, tugas: str) -> str:
    """The standard sentence of the disposition; `tugas` is what the next step is called."""
    return f"Mohon tindak lanjuti pengumpulan data kinerja {periode}, dimulai dengan {tugas.lower()}."


def hal_berita_acara(periode: str) -> str:
    """What the berita acara of the archive is about."""
    return f"Berita acara pengarsipan data kinerja {periode}"


def hal_laporan(periode: str) -> str:
    """What the report to Kepala Dinas is about."""
    return f"Laporan hasil pengukuran kinerja {periode}"
