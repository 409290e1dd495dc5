"""Step 12, Arsipkan: the cycle ends, and all that belongs to it becomes one archive for Staf and Tim."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from itertools import chain

from markupsafe import Markup

from bahasa.bentuk import format_tanggal
from bahasa.kalimat import arsip as kalimat
from bahasa.kalimat import buku as kalimat_buku
from bahasa.kalimat.dokumen import nama_berkas
from dokumen.arsip import make_nama
from dokumen.isi import DataAnggaran, DataCapaian
from handlers.alur import carry_out
from handlers.arsip.data import write_data
from handlers.arsip.rencana import JENIS, RENCANA, IsiArsip, RencanaArsip
from handlers.bukti_akip import keep_akip_proof
from handlers.bukti_ceklist import proofs_of
from handlers.isian.keadaan import BUKTI
from handlers.kertas import keep_paper
from handlers.pembukuan import books_of
from handlers.pengesahan import keep_attestations
from handlers.pengukuran import keep_measurement
from handlers.periksa import local_date, require_task, when
from handlers.petugas import holders
from handlers.surat_dinas import keep_berita_acara, number_berita_acara
from handlers.turn import Lampiran, Turn
from sop.jejak import Jejak
from sop.langkah import Naskah
from sop.peran import Peran
from sop.siklus import Perintah
from storage.dokumen import Dokumen, DokumenBaru
from storage.jawaban import Jawaban
from storage.siklus import Siklus, TugasTersimpan

_MUAT = 30 * 1024 * 1024  # bytes of proofs in one part: a bot may send 50 MB, and papers come on top
_DATA = frozenset(("data_capaian", "data_anggaran"))


def archive(turn: Turn, tugas_id: int) -> None:
    """Arsipkan: end the cycle and send its archive to Staf and Tim."""
    tugas = require_task(turn, tugas_id)
    siklus = turn.store.siklus.get(tugas.siklus_id)
    lama = _made_before(turn, siklus)
    versi = len(lama) + 1
    for dahulu in lama:
        turn.store.dokumen.replace_in(dahulu)
    _keep_figures(turn, tugas)
    carry_out(turn, tugas, Perintah.ARSIPKAN)
    nomor_surat = number_berita_acara(turn, tugas)
    _keep_books(turn, tugas)
    keep_measurement(turn, tugas)
    keep_akip_proof(turn, tugas)
    keep_attestations(turn, tugas)
    bukti = tuple(_proofs(chain(proofs_of(turn, siklus.id), _indicator_proofs(turn, siklus))))
    berita_acara = keep_berita_acara(turn, tugas, nomor_surat, len(bukti))
    bagian = _plan(turn, siklus, versi, bukti)
    judul = kalimat.judul(versi)
    if berita_acara:
        for kepada in _recipients(turn):
            turn.say(Lampiran(kepada=kepada, dokumen_id=berita_acara.id))
    for nomor, rencana in enumerate(bagian, start=1):
        nama = f"{nama_berkas(judul, turn.name_of(siklus.id), kalimat.bagian(nomor, len(bagian)))}.zip"
        _send(turn, tugas, nama, rencana, kalimat.siap(versi, nomor, len(bagian)))


def _made_before(turn: Turn, siklus: Siklus) -> set[int]:
    """The tasks from which an archive of the cycle came before, in however many parts."""
    dokumen = turn.store.dokumen.of_siklus(siklus.id)
    return {satu.tugas_id for satu in dokumen if satu.jenis == JENIS and satu.tugas_id is not None}


def _keep_figures(turn: Turn, tugas: TugasTersimpan) -> None:
    """The newest version's figures and budgets as tables that every program reads."""
    versi = turn.store.rekap.newest(tugas.siklus_id)
    if versi is not None:
        keep_paper(turn, tugas, DataCapaian(versi.rekap), "capaian", versi=versi)
        keep_paper(turn, tugas, DataAnggaran(versi.rekap), "anggaran", versi=versi)


def _keep_books(turn: Turn, tugas: TugasTersimpan) -> None:
    """The lines about the cycle of each book that has some."""
    for buku in books_of(turn, tugas.siklus_id):
        keep_paper(turn, tugas, buku, kalimat_buku.nama(buku.buku))


def _send(turn: Turn, tugas: TugasTersimpan, nama: str, rencana: RencanaArsip, kata: Markup) -> None:
    isi = RENCANA.dump_json(rencana).decode()
    baru = DokumenBaru(
        siklus_id=tugas.siklus_id, tugas_id=tugas.id, langkah=tugas.langkah, jenis=JENIS, nama=nama, isi=isi
    )
    arsip = turn.store.dokumen.add(baru, oleh=turn.aku.id, now=turn.now)
    for kepada in _recipients(turn):
        turn.say(Lampiran(kepada=kepada, dokumen_id=arsip.id, teks=kata, senyap=False))


def _recipients(turn: Turn) -> list[int]:
    semua = (orang.id for peran in (Peran.STAF, Peran.TIM) for orang in holders(turn, peran))
    return list(dict.fromkeys(semua))


def _plan(turn: Turn, siklus: Siklus, versi: int, semua_bukti: Sequence[IsiArsip]) -> list[RencanaArsip]:
    """The parts: papers, data and trail in the first, proofs in as many as they fill."""
    dokumen = [satu for satu in turn.store.dokumen.of_siklus(siklus.id) if satu.berlaku and satu.jenis != JENIS]
    jejak = turn.store.jejak.of_siklus(siklus.id)
    kertas = dict(_papers(turn.naskah_of(siklus.id), dokumen))
    bukti = list(_in_parts(turn, semua_bukti))
    keterangan = _describe(turn, siklus, versi, jejak)
    sampul = IsiArsip(nama="README.txt", teks=_cover(turn, siklus, versi, bagian=len(bukti)))
    isi = (sampul, *kertas.values(), *write_data(turn, siklus, kertas, jejak), *bukti[0])
    if len(bukti) == 1:
        return [RencanaArsip(daftar=isi, keterangan=keterangan)]
    return [
        RencanaArsip(daftar=daftar, keterangan={**keterangan, "bagian": f"{nomor} dari {len(bukti)}"})
        for nomor, daftar in enumerate((isi, *(tuple(satu) for satu in bukti[1:])), start=1)
    ]


def _describe(turn: Turn, siklus: Siklus, versi: int, jejak: Sequence[Jejak]) -> dict[str, str]:
    return {
        "instansi": turn.kantor.instansi.nama,
        "sop": _sop(turn, siklus),
        "periode": turn.name_of(siklus.id),
        "versi": str(versi),
        "diarsipkan_pada": turn.now.isoformat(),
        "diarsipkan_oleh": turn.aku.nama,
        "disimpan_sampai": keep_until(turn, siklus.id, turn.now).isoformat(),
        "jejak_urut": str(jejak[-1].urut),
        "jejak_hash": jejak[-1].hash,
    }


def keep_until(turn: Turn, siklus_id: int, pada: datetime) -> date:
    """The last day for which a cycle's archive made then has to be kept: the end of the year in which time is up."""
    tahun = pada.astimezone(turn.kantor.jam.zona).year + turn.naskah_of(siklus_id).retensi_tahun
    return date(tahun, 12, 31)


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


def _papers(naskah: Naskah, dokumen: Iterable[Dokumen]) -> Iterator[tuple[int, IsiArsip]]:
    dipakai: set[str] = set()
    for satu in dokumen:
        langkah = naskah.langkah(satu.langkah)
        folder = "data" if satu.jenis in _DATA else f"{langkah.nomor:02d} {langkah.nama}"
        yield satu.id, IsiArsip(nama=make_nama((folder, satu.nama), dipakai), dokumen_id=satu.id)


def _indicator_proofs(turn: Turn, siklus: Siklus) -> Iterator[tuple[str, Jawaban]]:
    jawaban = turn.store.jawaban.of_butir(siklus.id, None, BUKTI)
    return ((kode, satu) for kode, semua in jawaban.items() for satu in semua)


def _proofs(daftar: Iterable[tuple[str, Jawaban]]) -> Iterator[IsiArsip]:
    """The files among the answers, each in the folder of what it proves."""
    dipakai: set[str] = set()
    for nama, satu in daftar:
        if sha256 := satu.isi.get("sha256"):
            yield IsiArsip(nama=make_nama(("bukti dukung", nama, satu.diketik or ""), dipakai), sha256=sha256)


def _in_parts(turn: Turn, bukti: Sequence[IsiArsip]) -> Iterator[list[IsiArsip]]:
    """The proofs in their order, as many in a part as fit; the first part is there even without any."""
    bagian: list[IsiArsip] = []
    terisi = 0
    semua_ukuran = turn.store.berkas.sizes_of([satu.sha256 for satu in bukti if satu.sha256])
    for satu in bukti:
        ukuran = semua_ukuran.get(satu.sha256 or "", 0)
        if bagian and terisi + ukuran > _MUAT:
            yield bagian
            bagian, terisi = [], 0
        bagian.append(satu)
        terisi += ukuran
    yield bagian
