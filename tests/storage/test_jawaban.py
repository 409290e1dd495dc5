"""Answers are kept as typed; a correction is a newer row."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from sop.kanonik import dump_json
from sop.peran import Peran
from storage.berkas import Berkas
from storage.columns import Json
from storage.jawaban import Jawaban, JawabanBaru, JawabanRepo, Tanda
from storage.store import Store
from tests.kantor import NOW, begin_siklus, find_orang, open_tugas

LATER = NOW + timedelta(days=1)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


def test_a_correction_is_a_newer_row_beside_the_first(store: Store) -> None:
    siklus = begin_siklus(store)
    tugas = open_tugas(store, siklus.id, 7, Peran.BIDANG, "B1")
    orang = find_orang(store, Peran.BIDANG, "B1").id
    for diketik, nilai, now in [("87,5 %", "87.5", NOW), ("88", "88", LATER)]:
        store.jawaban.add(
            JawabanBaru(
                siklus_id=siklus.id,
                tugas_id=tugas.id,
                indikator="B1-1",
                butir="realisasi",
                diketik=diketik,
                isi={"nilai": nilai},
            ),
            pegawai_id=orang,
            now=now,
            inbox_id=None,
        )
    first, second = store.jawaban.of_tugas(tugas.id)
    assert first == Jawaban(
        id=first.id,
        tugas_id=tugas.id,
        indikator="B1-1",
        butir="realisasi",
        diketik="87,5 %",
        isi={"nilai": "87.5"},
        pegawai_id=orang,
        pada=NOW,
    )
    assert (second.diketik, second.pada) == ("88", LATER)
    assert store.jawaban.of_siklus(siklus.id) == {"B1-1": (first, second)}


def test_a_form_that_was_not_sent_hands_nothing_in(store: Store) -> None:
    siklus = begin_siklus(store)
    orang = find_orang(store, Peran.BIDANG, "B1").id
    sent, open_ = (open_tugas(store, siklus.id, 7, Peran.BIDANG, unit) for unit in ("B1", "B2"))
    for tugas in (sent, open_):
        baru = JawabanBaru(
            siklus_id=siklus.id, tugas_id=tugas.id, indikator="B1-1", butir="realisasi", diketik="88", isi={}
        )
        store.jawaban.add(baru, pegawai_id=orang, now=NOW, inbox_id=None)
    store.tugas.close(sent.id, orang, NOW)
    kept = store.jawaban.handed_in(siklus.id, ["B1-1"], "realisasi")
    assert {kode: [satu.tugas_id for satu in semua] for kode, semua in kept.items()} == {"B1-1": [sent.id]}


def test_answers_come_by_indicator_and_those_about_none_by_task_alone(store: Store) -> None:
    siklus = begin_siklus(store)
    one, two = open_tugas(store, siklus.id, 2), open_tugas(store, siklus.id, 7, Peran.BIDANG, "B1")
    orang = find_orang(store, Peran.TIM).id
    for tugas, indikator in [(one, ""), (two, "B1-1"), (two, "B1-2"), (two, "B1-1")]:
        baru = JawabanBaru(
            siklus_id=siklus.id, tugas_id=tugas.id, indikator=indikator, butir="peserta", diketik=None, isi={}
        )
        store.jawaban.add(baru, pegawai_id=orang, now=NOW, inbox_id=7)
    by_indikator = store.jawaban.of_siklus(siklus.id)
    assert {kode: len(semua) for kode, semua in by_indikator.items()} == {"B1-1": 2, "B1-2": 1}
    assert [jawaban.indikator for jawaban in store.jawaban.of_tugas(one.id)] == [""]
    assert store.jawaban.of_siklus(siklus.id + 1) == {}


def test_a_mark_says_how_far_the_answers_go_and_an_answer_not_committed_settles_nothing(store: Store) -> None:
    siklus = begin_siklus(store)
    tugas = open_tugas(store, siklus.id, 7, Peran.BIDANG, "B1")
    orang = find_orang(store, Peran.BIDANG, "B1").id
    for kode in ("B1-1", "B1-2", "B1-1"):
        baru = JawabanBaru(
            siklus_id=siklus.id, tugas_id=tugas.id, indikator=kode, butir="realisasi", diketik="1", isi={}
        )
        store.jawaban.add(baru, pegawai_id=orang, now=NOW, inbox_id=None)
    semua = {kode: daftar[-1].id for kode, daftar in store.jawaban.of_siklus(siklus.id).items()}
    satu, dua = Tanda(semua["B1-1"], 2), Tanda(semua["B1-2"], 1)
    assert store.jawaban.marks(siklus.id, None) == {"B1-1": satu, "B1-2": dua}
    assert store.jawaban.marks(siklus.id, ["B1-2", "B1-9"]) == {"B1-2": dua}
    assert [store.jawaban.is_settled(siklus.id, kode) for kode in ("B1-1", "B1-9")] == [False, True]
    assert store.jawaban.last_of(siklus.id) == satu.terakhir
    assert store.jawaban.people_of(siklus.id) == {orang}


def test_answers_come_in_portions_up_to_one_that_was_the_last(store: Store) -> None:
    siklus = begin_siklus(store)
    tugas = open_tugas(store, siklus.id, 7, Peran.BIDANG, "B1")
    orang = find_orang(store, Peran.BIDANG, "B1").id
    for ke in range(5):
        baru = JawabanBaru(
            siklus_id=siklus.id, tugas_id=tugas.id, indikator=f"B1-{ke}", butir="realisasi", diketik=f"{ke}", isi={}
        )
        store.jawaban.add(baru, pegawai_id=orang, now=NOW, inbox_id=None)
    daftar_id = [satu.id for semua in store.jawaban.of_siklus(siklus.id).values() for satu in semua]

    def portion(sesudah: int) -> list[str | None]:
        daftar = store.jawaban.portion(siklus.id, sesudah=sesudah, sampai=daftar_id[3], banyak=3)
        return [satu.diketik for satu in daftar]

    assert [portion(satu) for satu in (0, daftar_id[2], daftar_id[3])] == [["0", "1", "2"], ["3"], []]


def test_the_files_among_the_proofs_are_sized_in_their_order_and_come_in_portions(store: Store) -> None:
    siklus = begin_siklus(store)
    tugas = open_tugas(store, siklus.id, 7, Peran.BIDANG, "B1")
    orang = find_orang(store, Peran.BIDANG, "B1").id
    store.berkas.add(Berkas(sha256="a" * 64, ukuran=70, mime="application/pdf"), NOW)
    for ke, (kode, butir, isi) in enumerate(
        [
            ("B1-2", "bukti", {"sha256": "a" * 64}),
            ("B1-1", "bukti", {}),
            ("B1-1", "bukti", {"sha256": "b" * 64}),
            ("", "bukti", {"sha256": "a" * 64}),
            ("B1-1", "realisasi", {"nilai": "1"}),
        ]
    ):
        baru = JawabanBaru(
            siklus_id=siklus.id, tugas_id=tugas.id, indikator=kode, butir=butir, diketik=f"{ke}", isi=isi
        )
        store.jawaban.add(baru, pegawai_id=orang, now=NOW, inbox_id=None)
    assert store.jawaban.file_sizes(siklus.id, "bukti") == (70, 0)
    terakhir = store.jawaban.last_of(siklus.id)
    satu = store.jawaban.files_portion(siklus.id, "bukti", sesudah=0, sampai=terakhir, banyak=2)
    dua = store.jawaban.files_portion(siklus.id, "bukti", sesudah=satu[-1].id, sampai=terakhir, banyak=2)
    assert [[baris.diketik for baris in daftar] for daftar in (satu, dua)] == [["0", "1"], ["2"]]


def test_answers_can_be_added_and_read_and_nothing_else() -> None:
    assert {name for name in vars(JawabanRepo) if not name.startswith("_")} == {
        "add",
        "first_of_each",
        "of_tugas",
        "of_siklus",
        "of_indikator",
        "of_butir",
        "handed_in",
        "marks",
        "is_settled",
        "portion",
        "files_portion",
        "file_sizes",
        "last_of",
        "people_of",
    }


@given(VALUES)
def test_every_json_value_is_written_in_one_way_and_read_back(value: object) -> None:
    text = dump_json(value)
    assert text.isascii()
    assert "\0" not in text
    again = Json().process_result_value(text, None)  # type: ignore[arg-type]  # the dialect is not asked
    assert again == value
    assert dump_json(again) == text


def test_the_first_answer_of_each_task_is_told_without_the_rows_that_only_ask(store: Store) -> None:
    siklus = begin_siklus(store)
    satu = open_tugas(store, siklus.id, 7, Peran.BIDANG, "B1")
    dua = open_tugas(store, siklus.id, 7, Peran.BIDANG, "B2")
    orang = find_orang(store, Peran.BIDANG, "B1").id
    for tugas, butir, now in [
        (satu, "ulang", NOW),
        (satu, "bukti", LATER + timedelta(hours=1)),
        (satu, "realisasi", LATER),
        (dua, "ulang", NOW),
    ]:
        baru = JawabanBaru(siklus_id=siklus.id, tugas_id=tugas.id, indikator="B1-1", butir=butir, diketik=None, isi={})
        store.jawaban.add(baru, pegawai_id=orang, now=now, inbox_id=None)
    assert store.jawaban.first_of_each(siklus.id, "ulang") == {satu.id: LATER}
    assert store.jawaban.first_of_each(siklus.id, "") == {satu.id: NOW, dua.id: NOW}
