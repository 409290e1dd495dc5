"""The card of a task as it stands now: its words and its buttons, by how the step is done."""

from collections.abc import Mapping, Sequence
from datetime import date

from markupsafe import Markup

from bahasa.bentuk import format_hari_tanggal
from bahasa.kalimat import isian as kalimat_isian
from bahasa.kalimat import kartu as kalimat
from bahasa.kalimat import label
from bahasa.kalimat import rekap as kalimat_rekap
from bahasa.kalimat import undangan as kalimat_undangan
from handlers.isian.keadaan import KeadaanIndikator, read_unit, read_units
from handlers.langkah.soal import TERKIRIM, answers_of
from handlers.rekap.perubahan import compare_rekap
from handlers.rekap.rekap_susun import draft_of
from handlers.surat.kertas import current_papers
from handlers.turn import Papan, Tombol, Turn
from sop.anggaran import list_anggaran
from sop.langkah import Cara
from sop.pengingat import is_pressing
from sop.rekap import Rekap
from sop.siklus import Keadaan, Tugas, cara_of
from storage.siklus import Siklus
from storage.tugas import TugasTersimpan


def cara(turn: Turn, tugas: TugasTersimpan) -> Cara:
    """How a task is done in the chat."""
    return cara_of(
        turn.naskah_of(tugas.siklus_id), Tugas(langkah=tugas.langkah, unit=tugas.unit, keadaan=tugas.keadaan)
    )


def card_of(tugas: TugasTersimpan) -> str:
    """The name under which a task's cards are found again; handed over, those of the former stay as they are."""
    return f"tugas:{tugas.id}" + (f":{tugas.dialihkan_ke}" if tugas.dialihkan_ke is not None else "")


def render(turn: Turn, tugas: TugasTersimpan) -> tuple[Markup, Papan]:
    """The card's words and buttons."""
    naskah = turn.naskah_of(tugas.siklus_id)
    langkah = naskah.langkah(tugas.langkah)
    menerima = kalimat.MOHON_TERIMA if cara(turn, tugas) is Cara.PENERIMAAN else ""
    unit = turn.kantor.unit_name(tugas.unit)
    bagian = [kalimat.kepala(langkah, len(naskah.daftar_langkah), turn.name_of(tugas.siklus_id), unit, tugas=menerima)]
    if tugas.arahan:
        bagian.append(kalimat.arahan(tugas.arahan, naskah.decider_after(tugas.langkah)))
    bagian.append(
        kalimat.mutu_baku(langkah, turn.kantor.waktu_of(naskah, langkah), tugas.tenggat, turn.kantor.instansi.zona)
    )
    isi, papan = _body(turn, tugas)
    return Markup("\n").join([*bagian, *isi]), papan + _ask_time(turn, tugas)


def render_boards(turn: Turn, siklus: Siklus, daftar: Sequence[TugasTersimpan]) -> Mapping[int, Papan]:
    """The buttons alone of so many tasks of one cycle, by their ids; the forms among them are read together."""
    isian = {tugas.id: tugas.unit for tugas in daftar if tugas.unit and cara(turn, tugas) is Cara.ISIAN}
    formulir = read_units(turn, siklus, set(isian.values()))
    return {
        tugas.id: (_form_board(tugas, formulir[isian[tugas.id]]) if tugas.id in isian else _body(turn, tugas)[1])
        + _ask_time(turn, tugas)
        for tugas in daftar
    }


def may_ask_time(turn: Turn, tugas: TugasTersimpan) -> bool:
    """Whether more time may be asked for: the office wants that, and the task is late or nearly so."""
    aturan = turn.kantor.pengingat
    return (
        aturan.minta_waktu
        and tugas.tenggat is not None
        and is_pressing(turn.kantor.jam, aturan, tugas.dibuka_pada, tugas.tenggat, turn.now)
    )


def _ask_time(turn: Turn, tugas: TugasTersimpan) -> Papan:
    return _one(label.MINTA_WAKTU, "minta_waktu", tugas.id) if may_ask_time(turn, tugas) else ()


def _body(turn: Turn, tugas: TugasTersimpan) -> tuple[list[Markup], Papan]:
    match cara(turn, tugas):
        case Cara.DOKUMEN:
            return _document(turn, tugas)
        case Cara.FORMAT | Cara.PENGESAHAN as langsung:
            kata = kalimat.PERIKSA_FORMAT if langsung is Cara.FORMAT else kalimat.TEKAN_SELESAI
            return [kata], _one(label.SELESAI, "selesai", tugas.id)
        case Cara.DISTRIBUSI:
            return [_receipts(turn, tugas)], _one(label.SELESAI, "selesai", tugas.id)
        case Cara.PENERIMAAN:
            return [kalimat.TEKAN_TERIMA], _one(label.TERIMA, "terima", tugas.id)
        case Cara.ISIAN:
            daftar = read_unit(turn, tugas)
            return [_form_words(tugas, daftar)], _form_board(tugas, daftar)
        case Cara.REKAP | Cara.PENYAMPAIAN | Cara.KEPUTUSAN:
            return _rekap(turn, tugas)
        case Cara.LAPORAN:
            return [kalimat.TEKAN_TERIMA_LAPORAN], _one(label.TERIMA_LAPORAN, "terima_laporan", tugas.id)
        case Cara.PERSETUJUAN:
            setuju, kembali = _button(label.SETUJU, "setujui", tugas.id), _button(label.KEMBALIKAN, "kembali", tugas.id)
            return [kalimat.TEKAN_PUTUSAN], ((setuju, kembali),)
        case Cara.ARSIP:
            return [kalimat.TEKAN_ARSIPKAN], _one(label.ARSIPKAN, "arsipkan", tugas.id)


def _document(turn: Turn, tugas: TugasTersimpan) -> tuple[list[Markup], Papan]:
    ada = current_papers(turn, tugas)
    if not ada and not turn.langkah_of(tugas).daftar_tanya:
        return [kalimat.KIRIM_BERKAS], ()
    if not ada:
        undangan, papan = _invitation(turn, tugas)
        return [kalimat.KIRIM_ATAU_ISI, *undangan], (*_one(label.ISI_SEKARANG, "isi", tugas.id), *papan)
    papan = ((_button(label.SELESAI, "selesai", tugas.id), _button(label.UBAH, "ubah", tugas.id)),)
    return [kalimat.hasil(ada[-1].nama)], papan


def _invitation(turn: Turn, tugas: TugasTersimpan) -> tuple[list[Markup], Papan]:
    """What can be done about the meeting's invitation, or what it said."""
    if not turn.langkah_of(tugas).daftar_undangan:
        return [], ()
    jawab = answers_of(turn, tugas)
    if TERKIRIM not in jawab:
        return [kalimat_undangan.BOLEH], _one(label.BUAT_UNDANGAN, "undang_mulai", tugas.id)
    hari = format_hari_tanggal(date.fromisoformat(jawab["tanggal"].isi["tanggal"]))
    rapat = kalimat_undangan.pada(hari, jawab["waktu"].diketik or "", jawab["tempat"].diketik or "")
    return [rapat], _one(label.UBAH_UNDANGAN, "undang_mulai", tugas.id)


def _receipts(turn: Turn, tugas: TugasTersimpan) -> Markup:
    nama = turn.kantor.unit_name
    satu_langkah = [
        satu
        for satu in turn.store.tugas.of_siklus(tugas.siklus_id)
        if satu.langkah == tugas.langkah and satu.unit is not None
    ]
    menerima = [nama(satu.unit) for satu in satu_langkah if satu.keadaan is Keadaan.SELESAI]
    dibagi = {satu.unit for satu in satu_langkah}
    menunggu = [nama(satu.unit) for satu in satu_langkah if satu.keadaan is Keadaan.TERBUKA]
    if not dibagi:  # the Staf's card is made before the units' tasks are
        menunggu = [unit.unit.nama for unit in turn.kantor.daftar_unit]
    return kalimat.daftar_terima(menerima, menunggu)


def _form_words(tugas: TugasTersimpan, daftar: Sequence[KeadaanIndikator]) -> Markup:
    ditanya = sum(satu.next_butir is not None for satu in daftar)
    if tugas.putaran > 1 and ditanya:
        return kalimat_isian.perlu_diperiksa(ditanya)
    return kalimat_isian.kemajuan(sum(satu.isian is not None for satu in daftar), len(daftar))


def _form_board(tugas: TugasTersimpan, daftar: Sequence[KeadaanIndikator]) -> Papan:
    if any(satu.next_butir is not None for satu in daftar):
        return _one(label.ISI_SEKARANG, "isi", tugas.id)
    kirim = ((_button(label.KIRIM, "kirim", tugas.id), _button(label.UBAH, "ubah", tugas.id)),)
    ada_anggaran = list_anggaran(satu.indikator for satu in daftar)
    return kirim + _one(label.ISI_ANGGARAN, "anggaran", tugas.id) if ada_anggaran else kirim


def _rekap(turn: Turn, tugas: TugasTersimpan) -> tuple[list[Markup], Papan]:
    kunci = turn.store.rekap.newest(tugas.siklus_id)
    if cara(turn, tugas) is Cara.REKAP or kunci is None:
        draf = draft_of(turn, tugas)
        papan: Papan = (
            (_button(label.KUNCI_REKAP, "kunci", tugas.id),),
            (_button(label.ISI_SEKARANG, "isi", tugas.id),),
        )
        return [*_rekap_words(turn, tugas, draf), kalimat.TEKAN_KUNCI], papan
    isi = _rekap_words(turn, tugas, kunci.rekap)
    if cara(turn, tugas) is Cara.PENYAMPAIAN:
        return [*isi, kalimat.TEKAN_KIRIM], _one(label.KIRIM_KE_SEKRETARIS, "sampaikan", tugas.id, kunci.versi)
    setuju = _button(label.SETUJU, "setuju", tugas.id, kunci.versi)
    kembali = _button(label.KEMBALIKAN, "kembalikan", tugas.id, kunci.versi)
    lihat = _button(label.PERLU_DILIHAT, "lihat", tugas.id, kunci.versi)
    return [*isi, kalimat.TEKAN_SETUJU], ((setuju, kembali), (lihat,))


def _rekap_words(turn: Turn, tugas: TugasTersimpan, rekap: Rekap) -> list[Markup]:
    isi = [kalimat_rekap.ringkas(rekap)]
    if rekap.catatan:
        isi.append(kalimat_rekap.catatan(rekap.catatan))
    lama = turn.store.rekap.get(tugas.siklus_id, rekap.versi - 1)
    if lama is not None:
        isi.append(kalimat_rekap.perubahan(lama.versi, compare_rekap(lama.rekap, rekap)))
    return isi


def _one(teks: str, perintah: str, *daftar_id: int) -> Papan:
    return ((_button(teks, perintah, *daftar_id),),)


def _button(teks: str, perintah: str, *daftar_id: int) -> Tombol:
    return Tombol(teks, ":".join([perintah, *map(str, daftar_id)]))
