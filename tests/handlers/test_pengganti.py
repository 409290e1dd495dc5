"""Plh., Plt. and a.n.: what papers and trail say, and who is told where nobody, or one alone, can act."""

import json
from datetime import timedelta

from bahasa.kalimat.pengganti import TANPA_PEMBERI
from sop.instansi import Jabatan
from sop.peran import Peran
from storage.store import Store
from tests.handlers import dinas
from tests.handlers.conftest import DiLangkah, only_sqlite
from tests.handlers.percakapan import Percakapan
from tests.handlers.tahap import fill
from tests.kantor import find_orang


def stand_in(p: Percakapan, nama: str, peran: Peran, sebagai: str) -> None:
    """Somebody stands in from now for a day."""

    def act(store: Store) -> None:
        pegawai = next(orang.id for orang in store.orang.all() if orang.nama == nama)
        now = p.clock.now()
        jabatan = Jabatan(peran=peran, sebutan="Plh.", sebagai=sebagai)
        store.pegawai.stand_in(pegawai, jabatan, nomor="1", mulai=now, sampai=now + timedelta(days=1))

    p.store(act)


def signer(p: Percakapan, jenis: str) -> dict[str, str]:
    """Who signed the newest paper of that kind, as kept."""

    def read(store: Store) -> dict[str, str]:
        surat = [satu for satu in store.dokumen.of_siklus(1) if satu.jenis == jenis]
        kertas = store.dokumen.isi_of(surat[-1].id)
        assert kertas is not None
        isi: dict[str, str] = json.loads(kertas.isi or "{}")["penanda"]
        return isi

    return p.look(read)


def roles_in_trail(p: Percakapan, peristiwa: str) -> list[str]:
    return [satu.peran for satu in p.look(lambda store: store.jejak.of_peristiwa([peristiwa]))]


def test_papers_and_trail_name_who_stands_in_and_the_right_counts_as_the_leaders(di_langkah: DiLangkah) -> None:
    p = di_langkah(10)
    stand_in(p, dinas.STAF, Peran.SEKRETARIS, "Sekretaris Dinas")
    staf = p.ponsel(dinas.STAF)
    staf.ketik("/tugas")
    staf.tekan("Setuju")
    assert signer(p, "laporan")["jabatan"] == "Plh. Sekretaris Dinas"
    assert roles_in_trail(p, "setuju") == ["Plh. Sekretaris"]
    assert roles_in_trail(p, "disetujui") == ["Plh. Sekretaris"]


def test_who_holds_the_role_signs_with_the_own_title_though_standing_in_too(di_langkah: DiLangkah) -> None:
    p = di_langkah(10)
    stand_in(p, dinas.SEKRETARIS, Peran.SEKRETARIS, "Sekretaris Lain")
    p.ponsel(dinas.SEKRETARIS).tekan("Setuju")
    assert signer(p, "laporan")["jabatan"] == f"Jabatan {dinas.SEKRETARIS}"
    assert roles_in_trail(p, "setuju") == ["Sekretaris"]


@only_sqlite
def test_a_task_handed_over_is_signed_on_behalf(di_langkah: DiLangkah) -> None:
    p = di_langkah(12)

    def hand(store: Store) -> None:
        (tugas,) = store.tugas.all_open()
        store.tugas.hand_over(tugas.id, ke=find_orang(store, Peran.KEPALA_DINAS).id, oleh=None)

    p.store(hand)
    p.ponsel(dinas.STAF).tekan("Arsipkan")
    p.ponsel(dinas.STAF).melihat("(jawaban tekan) Tugas ini bukan tugas Bapak/Ibu. Tidak ada yang berubah.")
    kepala = p.ponsel(dinas.KEPALA)
    kepala.ketik("/tugas")
    kepala.tekan("Arsipkan")
    assert signer(p, "berita_acara")["jabatan"] == f"a.n. Staf, Jabatan {dinas.KEPALA}"
    assert roles_in_trail(p, "arsipkan") == ["a.n. Staf"]
    assert set(roles_in_trail(p, "nomor")[3:] + roles_in_trail(p, "buku")[-1:]) == {"a.n. Staf"}


@only_sqlite
def test_the_admin_hears_of_a_task_that_nobody_who_has_joined_can_act_on(di_langkah: DiLangkah) -> None:
    p = di_langkah(10)
    p.store(lambda store: store.obrolan.release(find_orang(store, Peran.KEPALA_DINAS).id, p.clock.now()))
    admin = p.ponsel(dinas.ADMIN)
    admin.layar.take_new()
    p.ponsel(dinas.SEKRETARIS).tekan("Setuju")
    assert (
        "⚠️ <b>Belum ada yang dapat mengerjakan langkah 11, Laporan kepada Kepala Dinas.</b>\n"
        "Peran Kepala Dinas belum dipegang pegawai yang terhubung. Undang pemegangnya, tetapkan Plh., "
        "atau alihkan tugas ini melalui /admin."
    ) in admin.layar.take_new()


@only_sqlite
def test_who_reports_and_approves_the_rekap_is_named_in_card_and_trail(di_langkah: DiLangkah) -> None:
    p = di_langkah(9)
    p.store(lambda store: store.pegawai.give(store.orang.holders(Peran.TIM)[0].id, Peran.SEKRETARIS, None))
    tim = p.ponsel(dinas.TIM)
    tim.tekan("Kirim ke Sekretaris")
    tim.tekan("Setuju")
    assert "Penyampai rekap dan pemberi persetujuan adalah orang yang sama" in "\n".join(
        pesan.teks for pesan in tim.layar.daftar.values()
    )
    (jejak,) = p.look(lambda store: store.jejak.of_peristiwa(["disetujui"]))
    assert jejak.isi["merangkap"] is True


def leave_with(di_langkah: DiLangkah, penerus: str) -> Percakapan:
    """Bidang Dua's form is handed to the Staf, who leaves; somebody goes on, or nobody."""
    p = di_langkah(7)
    pengisi, admin = p.ponsel(dinas.PENGISI_DUA), p.ponsel(dinas.ADMIN)
    pengisi.ketik("/alihkan")
    for label in ("Langkah 7 Bidang Co…", "Alihkan", dinas.STAF):
        pengisi.tekan(label)
    pengisi.ketik("Perjalanan dinas")
    pengisi.tekan("Ya")
    for nama in (dinas.TIM, dinas.PENGISI_DUA):
        p.ponsel(nama).layar.take_new()
    admin.ketik("/admin")
    lanjut = ["Berikutnya", penerus] if penerus == "Tidak ada" else [penerus]
    for label in ("Orang", dinas.STAF, "Nonaktifkan", *lanjut, "Ya"):
        admin.tekan(label)
    return p


def test_a_task_handed_to_who_leaves_waits_for_who_goes_on_and_its_card_is_followed(di_langkah: DiLangkah) -> None:
    p = leave_with(di_langkah, dinas.TIM)
    tim = p.ponsel(dinas.TIM)
    assert (
        "Bapak/Ibu menerima langkah 7, Pengisian format (Bidang Contoh Dua) dari Admin Contoh.\n"
        "Alasan: Staf Contoh tidak lagi tercatat sebagai pegawai"
    ) in tim.layar.take_new()
    *_, baris = p.look(lambda store: store.jejak.of_peristiwa(["dialihkan"]))
    assert (baris.siklus_id, baris.peran, baris.isi["unit"]) == (1, "Admin", "B2")
    fill(p, dinas.TIM, {"B2-1": "9"})
    tim.layar.take_new()
    tim.tekan("Kirim")
    assert "✅ <b>Selesai: Pengisian format</b>" in tim.layar.take_new()
    assert roles_in_trail(p, "kirim") == ["a.n. Bidang"]


@only_sqlite
def test_a_task_handed_to_who_leaves_without_anybody_goes_back_to_its_role(di_langkah: DiLangkah) -> None:
    p = leave_with(di_langkah, "Tidak ada")
    dilihat = p.ponsel(dinas.PENGISI_DUA).layar.take_new()
    assert "Alasan: Staf Contoh tidak lagi tercatat sebagai pegawai" in dilihat
    assert dilihat.endswith("[Isi sekarang]")
    *_, baris = p.look(lambda store: store.jejak.of_peristiwa(["dialihkan"]))
    assert baris.isi["ke"] is None


@only_sqlite
def test_a_task_that_nobody_could_take_back_stays_where_it_is(di_langkah: DiLangkah) -> None:
    p = di_langkah(1)
    p.store(lambda store: store.obrolan.release(find_orang(store, Peran.ADMIN).id, p.clock.now()))
    kepala = p.ponsel(dinas.KEPALA)
    kepala.ketik("/alihkan")
    kepala.tekan("Langkah 1")
    kepala.layar.take_new()
    kepala.tekan("Bukan tugas saya")
    kepala.melihat(f"(jawaban tekan) {TANPA_PEMBERI}")
    assert p.look(lambda store: store.jejak.of_peristiwa(["bukan_tugas"])) == ()
