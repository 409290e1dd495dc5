"""What was set aside: the admin is told, sees it by /admin, and has it tried again."""

from datetime import timedelta

from handlers.route import handle
from handlers.turn import Ketikan, Turn
from storage.outbox import PesanKeluar
from storage.store import Store
from tests.handlers import dinas
from tests.handlers.conftest import DiLangkah
from tests.handlers.percakapan import Percakapan

RACUN = "racun"
DISISIHKAN = (
    "⚠️ Ada pesan yang belum dapat diproses atau disampaikan, sehingga disisihkan. Silakan periksa melalui /admin."
)


class Rusak:
    """The real route, which fails at one text until it is mended."""

    def __init__(self) -> None:
        self.rusak = True

    def __call__(self, turn: Turn) -> None:
        if self.rusak and turn.masukan == Ketikan(teks=RACUN):
            raise RuntimeError("a fault of ours")
        handle(turn)


def set_a_message_aside(p: Percakapan, nama: str) -> None:
    """Give up a message to somebody, as the platform's refusal would."""

    def set_aside(store: Store) -> None:
        isi = {"teks": "Selamat pagi."}
        store.outbox.add([PesanKeluar(chat_id=p.ponsel(nama).chat_id, jenis="pesan", isi=isi)], p.clock.now())
        (pesan,) = store.outbox.claim(p.clock.now(), batas=1, sewa=timedelta(minutes=1))
        store.outbox.set_aside(pesan.id, "Bad Request: no such thing")

    p.store(set_aside)


def test_the_admin_is_told_once_an_hour_and_has_it_tried_again(di_langkah: DiLangkah) -> None:
    route = Rusak()
    p = di_langkah(7, route)
    pengisi, admin = p.ponsel(dinas.PENGISI), p.ponsel(dinas.ADMIN)
    admin.layar.take_new()
    pengisi.ketik(RACUN)
    admin.melihat(DISISIHKAN)
    pengisi.ketik(RACUN)
    admin.melihat("")
    set_a_message_aside(p, dinas.PENGISI_DUA)
    admin.ketik("/admin")
    admin.melihat("""
        <b>Keadaan layanan</b>
        Pesan masuk menunggu: 0
        Pesan keluar menunggu: 0
        Disisihkan: 3
        • pesan dari Pengisi Satu, Senin, 19 Januari 2026 pukul 09.00 WITA
        • pesan dari Pengisi Satu, Senin, 19 Januari 2026 pukul 09.00 WITA
        • pesan kepada Pengisi Dua, Senin, 19 Januari 2026 pukul 09.00 WITA
        Belum terhubung: –
        Percobaan kode salah dalam 24 jam: 0; obrolan orang luar: 0
        [Proses ulang]
        [Orang] [Undangan]
        [Grup] [Unit]
        [Kantor] [Buku penyiapan]
        [Kesiapan] [Tugas terbuka]
        [Plh. dan Plt.] [Pemeriksaan angka]
        [Surat] [Target]
        [Pengingat] [Jam kerja]
        [Hari libur] [Waktu baku]
    """)
    route.rusak = False
    lain = p.ponsel(dinas.PENGISI_DUA)
    lain.layar.take_new()
    pengisi.layar.take_new()
    admin.tekan("Proses ulang")
    assert admin.last() == "3 pesan yang disisihkan sedang diproses ulang. Hasilnya dapat dilihat melalui /admin."
    assert lain.layar.take_new() == "Selamat pagi."
    assert pengisi.layar.take_new().count("Mohon maaf, pesan ini belum dapat diproses karena tidak ada pertanyaan") == 2
    assert p.look(lambda s: (s.inbox.count_set_aside(), s.outbox.count_set_aside())) == (0, 0)


def test_only_the_admin_has_it_tried_again_and_an_old_button_does_nothing(di_langkah: DiLangkah) -> None:
    p = di_langkah(7)
    admin = p.ponsel(dinas.ADMIN)
    set_a_message_aside(p, dinas.PENGISI)
    admin.ketik("/admin")
    _, data = admin.layar.find_button("Proses ulang")
    p.ponsel(dinas.TIM).tekan_data(data)
    assert p.look(lambda s: s.outbox.count_set_aside()) == 1
    admin.tekan_data(data)
    assert p.look(lambda s: s.outbox.count_set_aside()) == 0
    set_a_message_aside(p, dinas.PENGISI)
    admin.tekan_data(data)
    assert p.look(lambda s: s.outbox.count_set_aside()) == 1
