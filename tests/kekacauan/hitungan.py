"""The count after chaos: what was lost, done twice, decided twice, out of order, or said more often than it may be."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from sqlalchemy import Connection, select

from bot.demo.panggung import TOKEN
from sop.siklus import Perintah
from storage import tables
from tests.kekacauan.deras import Selisih
from tests.kekacauan.medan import Medan

TANPA_SELISIH = Selisih()
_PESAN_BARU = ("pesan", "dokumen", "foto")
_I, _J, _O, _T, _A = (
    tables.inbox.c,
    tables.jejak.c,
    tables.outbox.c,
    tables.tugas.c,
    tables.jawaban.c,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hitungan:
    """One row of the table; `allowed` is how many messages may be repeated."""

    kills: int
    sent: int
    lost: int
    twice: int
    doubled: int
    order: int
    broken: int
    set_aside: int
    repeated: int
    allowed: int
    most_in_flight: int

    @property
    def faults(self) -> dict[str, int]:
        """What should be 0 and is not."""
        nol = {nama: getattr(self, nama) for nama in ("lost", "twice", "doubled", "order", "broken", "set_aside")}
        nol["repeated"] = max(0, self.repeated - self.allowed)
        return {nama: jumlah for nama, jumlah in nol.items() if jumlah}


def count(medan: Medan, selisih: Selisih = TANPA_SELISIH, *, lost_answers: int = 0) -> Hitungan:
    """Count on a field at rest; each of `lost_answers` (sent, but the platform's word never came) may repeat one."""
    updates = medan.sim.bot(TOKEN).updates
    sent = set(range(medan.first_update_id, updates.next_id)) - updates.notices  # that a card was pinned, nobody wrote
    with medan.store() as store:
        conn = store.conn
        return Hitungan(
            kills=medan.kills,
            sent=len(sent),
            lost=len(sent - _worked(conn)) + selisih.hilang,
            twice=_twice(conn) + selisih.dua_kali,
            doubled=_doubled(conn),
            order=_out_of_order(conn) + selisih.urutan,
            broken=int(store.jejak.first_break() is not None),
            set_aside=store.inbox.count_set_aside() + store.outbox.count_set_aside(),
            repeated=_repeated(medan, conn),
            allowed=medan.in_flight_at_kills + lost_answers,
            most_in_flight=medan.most_in_flight,
        )


def _worked(conn: Connection) -> set[int]:
    return set(conn.execute(select(_I.update_id).where(_I.keadaan == "selesai")).scalars())


def _twice(conn: Connection) -> int:
    """Rows beyond the first that one update, or one due reminder, left of a kind."""
    jawaban = conn.execute(select(_A.inbox_id, _A.tugas_id, _A.indikator, _A.butir).where(_A.inbox_id.is_not(None)))
    jejak = [
        (satu.inbox_id, satu.peristiwa, str(sorted(satu.isi.items())))
        for satu in conn.execute(select(_J.inbox_id, _J.peristiwa, _J.isi).where(_J.inbox_id.is_not(None)))
    ]
    ingat = [
        (satu.siklus_id, str(sorted(satu.isi.items())), satu.pada)
        for satu in conn.execute(select(_J.siklus_id, _J.isi, _J.pada).where(_J.peristiwa == "pengingat"))
    ]
    return _beyond_first(map(tuple, jawaban)) + _beyond_first(jejak) + _beyond_first(ingat)


def _doubled(conn: Connection) -> int:
    """Decisions beyond the first on one task, and tasks opened beyond the first of a round."""
    keputusan = conn.execute(select(_J.siklus_id, _J.isi).where(_J.peristiwa.in_([satu.value for satu in Perintah])))
    diputuskan = [
        (satu.siklus_id, *(satu.isi[kunci] for kunci in ("langkah", "unit", "putaran"))) for satu in keputusan
    ]
    dibuka = conn.execute(select(_T.siklus_id, _T.langkah, _T.unit, _T.putaran))
    return _beyond_first(diputuskan) + _beyond_first(map(tuple, dibuka))


def _out_of_order(conn: Connection) -> int:
    """Effects of an update that came before those of an older one of that person, and messages so in their chat."""
    jawaban = select(_A.pegawai_id, _A.inbox_id).where(_A.inbox_id.is_not(None)).order_by(_A.pegawai_id, _A.id)
    jejak = select(_J.pegawai_id, _J.inbox_id).where(_J.inbox_id.is_not(None)).order_by(_J.pegawai_id, _J.urut)
    dikirim = (
        select(_O.chat_id, _O.message_id)
        .where(_O.jenis.in_(_PESAN_BARU), _O.message_id.is_not(None))
        .order_by(_O.chat_id, _O.id)
    )
    return sum(
        satu[0] == berikut[0] and satu[1] > berikut[1]
        for kueri in (jawaban, jejak, dikirim)
        for satu, berikut in pairwise(conn.execute(kueri).all())
    )


def _repeated(medan: Medan, conn: Connection) -> int:
    """New messages on the phones that no row of the outbox was marked with: what was sent once more later."""
    ditandai = {
        tuple(satu) for satu in conn.execute(select(_O.chat_id, _O.message_id).where(_O.jenis.in_(_PESAN_BARU)))
    }
    tampil = [(phone.id, message.id) for phone in medan.sim.phones for message in phone.received]
    return sum(satu not in ditandai for satu in tampil)


def _beyond_first(daftar: Iterable[object]) -> int:
    return sum(jumlah - 1 for jumlah in Counter(daftar).values())
