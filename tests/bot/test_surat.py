"""`capaian surat`: templates are listed, fetched, changed and put back, as an operator does it."""

import hashlib
from pathlib import Path

import pytest

from dokumen.surat.daftar_surat import DAFTAR_SURAT, sha256_bawaan, templat_bawaan
from storage.berkas import Lemari
from storage.database import Database
from storage.store import Store
from storage.templat import TemplatTersimpan
from tests.bot.capaian import Capaian, Outcome
from tests.dokumen.gambar_logo import make_png
from tests.dokumen.templat_contoh import CUKUP, add_bomb, make_docm, make_templat
from tests.kantor import NOW

MILIK = make_templat(*CUKUP)
SHA256 = hashlib.sha256(MILIK).hexdigest()


@pytest.fixture
def office(capaian: Capaian, database: Database, instansi_id: int) -> Capaian:
    """The small office of tests/kantor.py is set up, and the clock stands at `NOW`."""
    capaian.use(database)
    capaian.settings["CLOCK_START"] = NOW.isoformat()
    capaian.settings["FILES_URL"] = str(capaian.folder / "files")
    return capaian


def put(office: Capaian, nama: str, isi: bytes) -> str:
    berkas = office.folder / nama
    berkas.write_bytes(isi)
    return str(berkas)


def standing(database: Database, instansi_id: int) -> dict[str, str | None]:
    with database.transaction() as conn:
        return {jenis: satu.sha256 for jenis, satu in Store(conn, instansi_id).templat.standing().items()}


def test_a_template_is_swapped_and_put_back_by_real_processes(
    office: Capaian, database: Database, instansi_id: int
) -> None:
    berkas = put(office, "nota.docx", MILIK)
    assert office.spawn("surat", "set", "nota_dinas", berkas) == Outcome(
        0, f"From now on nota_dinas is {SHA256}.\n", ""
    )
    with database.transaction() as conn:
        store = Store(conn, instansi_id)
        milik = store.templat.standing()["nota_dinas"]
        assert (milik.jenis, milik.sha256) == ("nota_dinas", SHA256)
        assert isinstance(milik, TemplatTersimpan)
        kept = store.berkas.get(SHA256)
        assert kept is not None
        assert kept.ukuran == len(MILIK)
        assert store.jejak.first_break() is None
    assert Lemari(office.settings["FILES_URL"]).get(SHA256) == MILIK
    assert office.spawn("surat", "set", "nota_dinas", berkas).out == "Nothing differs, nothing to change.\n"
    assert office.spawn("surat", "get", "nota_dinas", str(office.folder / "keluar.docx")).code == 0
    assert (office.folder / "keluar.docx").read_bytes() == MILIK
    assert office.spawn("surat", "reset", "nota_dinas").out == "From now on nota_dinas is drawn from ours.\n"
    assert standing(database, instansi_id) == {"nota_dinas": None}


def test_the_list_says_whose_each_template_is_and_since_when(office: Capaian) -> None:
    office.call("surat", "set", "nota_dinas", put(office, "nota.docx", MILIK))
    kepala, *baris = office.call("surat", "list").out.splitlines()
    assert kepala.split() == ["KIND", "LETTER", "TEMPLATE", "SINCE", "SHA-256"]
    assert [satu.split()[0] for satu in baris] == [*(jenis.jenis for jenis in DAFTAR_SURAT), "logo"]
    assert baris[0].split() == ["nota_dinas", "Nota", "Dinas", "own", "2026-01-19", "09:00", "WITA", SHA256]
    assert baris[3].split() == ["notulen", "Notulen", "Rapat", "ours", "-", str(sha256_bawaan("notulen"))]
    assert baris[-1].split() == ["logo", "Logo", "none", "-", "-"]


def test_ours_is_written_where_the_office_has_none_and_nothing_is_overwritten(office: Capaian) -> None:
    keluar = office.folder / "ceklist.docx"
    assert office.call("surat", "get", "ceklist", str(keluar)) == Outcome(0, f"Wrote {keluar}.\n", "")
    assert keluar.read_bytes() == templat_bawaan("ceklist")
    assert office.call("surat", "get", "ceklist", str(keluar)) == Outcome(
        2, "", f"capaian: {keluar} is there already: choose another name\n"
    )


@pytest.mark.parametrize(
    ("isi", "alasan"),
    [
        (make_templat(*CUKUP, "{{ nomer }}"), "there is no field nomer: there are kop_pemerintah, kop_nama,"),
        (make_templat(*CUKUP[:-1]), "the required field penanda_nama is missing"),
        (b"%PDF-1.4", "this is no docx file that can be opened"),
        (make_docm(MILIK), "the template holds a macro: save it as .docx without"),
        (add_bomb(MILIK), "the template is too large"),
        (MILIK + bytes(50 * 2**20), "the template is too large"),
    ],
    ids=["a wrong field", "a missing field", "no docx", "a docm", "a zip bomb", "50 MB"],
)
def test_a_refused_template_leaves_the_old_one(
    office: Capaian, database: Database, instansi_id: int, isi: bytes, alasan: str
) -> None:
    office.call("surat", "set", "nota_dinas", put(office, "nota.docx", MILIK))
    berkas = put(office, "buruk.docx", isi)
    outcome = office.call("surat", "set", "nota_dinas", berkas)
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith(f"capaian: {berkas} is not taken as nota_dinas: {alasan}")
    assert outcome.err.count("\n") == 1
    assert standing(database, instansi_id) == {"nota_dinas": SHA256}


def test_the_logo_is_put_in_and_taken_out(office: Capaian, database: Database, instansi_id: int) -> None:
    gambar = make_png(60, 80)
    sha256 = hashlib.sha256(gambar).hexdigest()
    assert office.call("surat", "logo", put(office, "logo.png", gambar)).out == f"From now on logo is {sha256}.\n"
    assert standing(database, instansi_id) == {"logo": sha256}
    assert office.call("surat", "logo", put(office, "x.png", b"GIF89a")).err.endswith(
        "is not taken: this cannot be a logo: it takes PNG or JPEG, at most 2 MB and 4,000 pixels\n"
    )
    assert office.call("surat", "reset", "logo").out == "Letters have no logo from now on.\n"


def test_the_fields_of_a_kind_are_explained(office: Capaian) -> None:
    baris = [satu.split() for satu in office.call("surat", "fields", "program_kerja").out.splitlines()]
    assert baris[0] == ["FIELD", "REQUIRED", "HOLDS"]
    assert ["kegiatan", "yes", "what", "is", "planned;", "rows:", "{%tr", "for", "x", "in", "kegiatan", "%}"] in baris
    assert ["x.uraian", "yes", "what", "is", "done"] in baris


@pytest.mark.parametrize("perintah", [("get", "x.docx"), ("set",), ("reset",), ("fields",)])
def test_an_unknown_kind_is_refused_with_those_there_are(office: Capaian, perintah: tuple[str, ...]) -> None:
    nama, *sisa = perintah
    if nama == "set":
        sisa = [put(office, "nota.docx", MILIK)]
    outcome = office.call("surat", nama, "surat_cinta", *sisa)
    assert outcome.err.startswith("capaian: no letter is called 'surat_cinta': take one of nota_dinas, disposisi,")
    assert not Path("x.docx").exists()
