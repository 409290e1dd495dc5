"""What an archive holds, and in how many parts: the plan that is kept with the decision."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime

from bahasa.bentuk import format_tanggal
from bahasa.kalimat import arsip as kalimat
from dokumen.arsip import make_nama
from dokumen.daftar import pdf_name
from handlers.arsip.data import write_data
from handlers.arsip.rencana import BUKTI_DUKUNG, JENIS, BuktiArsip, IsiArsip, Kertas, RencanaArsip
from handlers.orang.periksa import local_date, when
from handlers.turn import Turn
from sop.langkah import Naskah
from storage.dokumen import Dokumen
from storage.jejak import Ujung
from storage.siklus import Siklus

_MUAT = 30 * 1024 * 1024  # bytes of proofs in one part: a bot may send 50 MB, and papers come on top
_DATA = frozenset(("data_capaian", "data_anggaran"))


def plan_archive(
    turn: Turn, siklus: Siklus, versi: int, ceklist: Sequence[IsiArsip], ukuran: Sequence[int]
) -> list[RencanaArsip]:
    """The parts: papers, data and trail in the first, proofs in as many as they fill.

    `ceklist` are the proofs of the checklist, `ukuran` the sizes of those of the indicators in their order.
    """
    dokumen = [satu for satu in turn.store.dokumen.of_siklus(siklus.id) if satu.berlaku and satu.jenis != JENIS]
    ujung = turn.store.jejak.ends_of(siklus.id)
    kertas = dict(_papers(turn.naskah_of(siklus.id), dokumen))
    bukti = list(_in_parts(turn, siklus.id, ceklist, ukuran))
    keterangan = _describe(turn, siklus, versi, ujung)
    sampul = IsiArsip(nama="README.txt", teks=_cover(turn, siklus, versi, bagian=len(bukti)))
    berkas = (berkas for satu in kertas.values() for berkas in satu.files())
    naskah = IsiArsip(nama="data/sop.toml", teks=turn.store.naskah.text_of(siklus.naskah))
    isi = (sampul, naskah, *berkas, *write_data(turn, siklus, kertas, ujung), *bukti[0])
    if len(bukti) == 1:
        return [RencanaArsip(daftar=isi, keterangan=keterangan)]
    return [
        RencanaArsip(daftar=daftar, keterangan={**keterangan, "bagian": f"{nomor} dari {len(bukti)}"})
        for nomor, daftar in enumerate((isi, *(tuple(satu) for satu in bukti[1:])), start=1)
    ]


def keep_until(turn: Turn, siklus_id: int, pada: datetime) -> date:
    """The last day for which a cycle's archive made then has to be kept: the end of the year in which time is up."""
    tahun = pada.astimezone(turn.kantor.jam.zona).year + turn.naskah_of(siklus_id).retensi_tahun
    return date(tahun, 12, 31)


def _describe(turn: Turn, siklus: Siklus, versi: int, ujung: Ujung) -> dict[str, str]:
    return {
        "instansi": turn.kantor.instansi.nama,
        "sop": _sop(turn, siklus),
        "sop_sha256": siklus.naskah,
        "periode": turn.name_of(siklus.id),
        **({"latihan": "ya"} if siklus.latihan else {}),
        "versi": str(versi),
        "diarsipkan_pada": turn.now.isoformat(),
        "diarsipkan_oleh": turn.aku.nama,
        "disimpan_sampai": keep_until(turn, siklus.id, turn.now).isoformat(),
        "jejak_urut": str(ujung.akhir),
        "jejak_hash": ujung.hash,
    }


def _cover(turn: Turn, siklus: Siklus, versi: int, *, bagian: int) -> str:
    return kalimat.readme(
        instansi=turn.kantor.instansi.nama,
        sop=_sop(turn, siklus),
        periode=turn.name_of(siklus.id),
        versi=versi,
        dibuat=f"{turn.aku.nama}, {when(turn)}",
        simpan=format_tanggal(keep_until(turn, siklus.id, turn.now)),
        tahun=turn.naskah_of(siklus.id).retensi_tahun,
        bagian=bagian,
        tanggal=format_tanggal(local_date(turn)),
    )


def _sop(turn: Turn, siklus: Siklus) -> str:
    naskah = turn.naskah_of(siklus.id)
    return f"{naskah.nomor} {naskah.nama}"


def _papers(naskah: Naskah, dokumen: Iterable[Dokumen]) -> Iterator[tuple[int, Kertas]]:
    """The papers by id, each in its step's folder, with its PDF where one was made."""
    dipakai: set[str] = set()
    for satu in dokumen:
        langkah = naskah.langkah(satu.langkah)
        folder = "data" if satu.jenis in _DATA else f"{langkah.nomor:02d} {langkah.nama}"
        berkas = IsiArsip(nama=make_nama((folder, satu.nama), dipakai), dokumen_id=satu.id)
        pdf = IsiArsip(nama=make_nama((folder, pdf_name(satu.nama)), dipakai), sha256=satu.pdf) if satu.pdf else None
        yield satu.id, Kertas(berkas=berkas, pdf=pdf)


def _in_parts(
    turn: Turn, siklus_id: int, ceklist: Sequence[IsiArsip], ukuran: Sequence[int]
) -> Iterator[list[IsiArsip]]:
    """The proofs in their order, as many in a part as fit; the first part is there even without any."""
    diketahui = turn.store.berkas.sizes_of([satu.sha256 for satu in ceklist if satu.sha256])
    semua = [*(diketahui.get(satu.sha256 or "", 0) for satu in ceklist), *ukuran]
    sampai = turn.store.jawaban.last_of(siklus_id)
    for dari, hingga in _cut(semua):
        indikator = max(dari - len(ceklist), 0), max(hingga - len(ceklist), 0)
        bukti = BuktiArsip(siklus_id=siklus_id, sampai=sampai, dari=indikator[0], hingga=indikator[1])
        lain = [IsiArsip(nama=BUKTI_DUKUNG, bukti=bukti)] if indikator[0] < indikator[1] else []
        yield [*ceklist[dari:hingga], *lain]


def _cut(ukuran: Sequence[int]) -> Iterator[tuple[int, int]]:
    """From which one to before which the parts go."""
    dari = terisi = 0
    for letak, satu in enumerate(ukuran):
        if letak > dari and terisi + satu > _MUAT:
            yield dari, letak
            dari, terisi = letak, 0
        terisi += satu
    yield dari, len(ukuran)
