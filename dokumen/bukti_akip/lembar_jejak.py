"""The trail itself, column by column as its hashes cover it."""

from datetime import UTC

from dokumen.bukti_akip.fakta import Fakta
from dokumen.lajur import Lajur, LembarLajur
from sop.jejak import Jejak
from sop.kanonik import dump_json

JEJAK = LembarLajur[Fakta, Jejak](
    nama="Jejak",
    judul=lambda fakta: f"Jejak siklus {fakta.isi.periode}",
    keterangan=lambda _: (
        "Hash setiap baris adalah SHA-256 atas JSON tanpa spasi, kunci berurutan, karakter ASCII, dari: [nomor, "
        "pada, pegawai, peran, kejadian, siklus, isi, pesan masuk, hash sebelumnya]; yang kosong ditulis null, "
        'peran yang kosong "".',
        "Baris di antaranya milik siklus atau urusan lain. Isi yang panjang bersambung pada baris di bawahnya.",
    ),
    daftar=lambda fakta: fakta.semua,
    lajur=(
        Lajur("Nomor", 8, lambda _, baris: baris.urut),
        Lajur("Pada (UTC)", 22, lambda _, baris: baris.pada.astimezone(UTC).isoformat()),
        Lajur("Pegawai", 9, lambda _, baris: _or_empty(baris.pegawai_id)),
        Lajur("Nama", 20, lambda fakta, baris: fakta.oleh(baris) or ""),
        Lajur("Peran", 16, lambda _, baris: baris.peran),
        Lajur("Kejadian", 16, lambda _, baris: baris.peristiwa),
        Lajur("Siklus", 8, lambda _, baris: _or_empty(baris.siklus_id)),
        Lajur("Isi", 64, lambda _, baris: dump_json(dict(baris.isi))),
        Lajur("Pesan masuk", 9, lambda _, baris: _or_empty(baris.inbox_id)),
        Lajur("Hash sebelumnya", 40, lambda _, baris: baris.hash_lalu),
        Lajur("Hash", 40, lambda _, baris: baris.hash),
    ),
)


def _or_empty(nomor: int | None) -> int | str:
    return "" if nomor is None else nomor
