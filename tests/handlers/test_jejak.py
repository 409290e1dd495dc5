"""The trail of a cycle says by itself what was opened, when it was due, and which figures were handed in."""

from hashlib import sha256
from importlib.resources import files

from sop.jejak import Jejak
from sop.peran import Peran
from storage.store import Store
from tests.handlers import dinas
from tests.handlers.conftest import DiLangkah
from tests.handlers.percakapan import Percakapan

NASKAH = files("sop.naskah").joinpath("pengumpulan_data_kinerja.toml").read_bytes()
BUKTI = b"%PDF-1.4 bukti"


def trail(p: Percakapan, peristiwa: str) -> list[Jejak]:
    return p.look(lambda store: [satu for satu in store.jejak.of_siklus(1) if satu.peristiwa == peristiwa])


def test_every_task_stands_in_the_trail_as_it_was_opened(di_langkah: DiLangkah) -> None:
    p = di_langkah(12)
    dibuka = [
        (satu.pada, *(satu.isi[kunci] for kunci in ("langkah", "unit", "putaran", "petugas", "tenggat")))
        for satu in trail(p, "dibuka")
    ]
    assert dibuka == [
        (
            satu.dibuka_pada,
            satu.langkah,
            satu.unit,
            satu.putaran,
            satu.peran,
            satu.tenggat.isoformat() if satu.tenggat else "",
        )
        for satu in p.look(lambda store: store.tugas.of_siklus(1))
    ]
    assert [satu.isi["waktu"] for satu in trail(p, "dibuka")][:4] == ["10 menit", "60 menit", "120 menit", "1 Hari"]


def test_the_figures_handed_in_stand_in_the_trail(di_langkah: DiLangkah) -> None:
    p = di_langkah(10)

    def read(store: Store) -> dict[str, tuple[str, str]]:
        rekap = store.rekap.newest(1)
        assert rekap is not None
        return {
            satu.indikator.kode: (satu.isian.diketik, str(satu.isian.nilai))
            for satu in rekap.rekap.daftar_baris
            if satu.isian
        }

    assert {
        kode: (satu["diketik"], satu["nilai"])
        for baris in trail(p, "isian")
        for kode, satu in baris.isi["realisasi"].items()
    } == p.look(read)
    satu = trail(p, "isian")[1].isi["realisasi"]["B1-1"]
    assert satu == {
        "diketik": "87,5%",
        "nilai": "87.5",
        "oleh": dinas.PENGISI,
        "pada": "2026-01-19T01:00:00+00:00",
    }


def test_a_proof_and_the_sop_gone_by_stand_in_the_trail(di_langkah: DiLangkah) -> None:
    p = di_langkah(7)
    pengisi = p.ponsel(dinas.PENGISI)
    pengisi.ketik("/isi")
    pengisi.ketik("87,5%")
    pengisi.tekan("Lewati")
    pengisi.kirim("Bukti.pdf", BUKTI)
    (bukti,) = trail(p, "bukti")
    assert bukti.isi == {
        "langkah": 7,
        "unit": "B1",
        "indikator": "B1-1",
        "nama": "Bukti.pdf",
        "sha256": sha256(BUKTI).hexdigest(),
    }
    (mulai,) = trail(p, "mulai")
    assert mulai.isi == {
        "periode": "Triwulan IV 2025",
        "sop": "07/SOP/III/2023/Dinsos",
        "naskah": sha256(NASKAH).hexdigest(),
    }


def test_nobody_is_said_to_act_in_a_role_that_is_somebody_elses(di_langkah: DiLangkah) -> None:
    """The form's letter is the Tim's and the report the Sekretaris's, though they are for the Staf and Kepala Dinas."""
    p = di_langkah(12)
    p.ponsel(dinas.STAF).tekan("Arsipkan")
    orang = {satu.id: satu for satu in p.look(lambda store: store.orang.all())}
    milik = [
        (satu.peristiwa, satu.peran, orang[satu.pegawai_id].nama)
        for satu in p.look(lambda store: store.jejak.of_siklus(1))
        if satu.peran and satu.pegawai_id and not orang[satu.pegawai_id].holds(Peran(satu.peran))
    ]
    assert milik == []
    nomor = [(satu.peran, orang[satu.pegawai_id or 0].nama) for satu in trail(p, "nomor")]
    assert nomor == [
        ("Tim Penyusun LAKIP", dinas.TIM),
        ("Tim Penyusun LAKIP", dinas.TIM),
        ("Sekretaris", dinas.SEKRETARIS),
        ("Staf", dinas.STAF),
    ]
