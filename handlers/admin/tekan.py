"""What the buttons of the rooms about people, units and the office command, and those who stand in or hand over."""

from collections.abc import Callable, Mapping

from handlers.admin import data_orang, grup, kantor, kesiapan, orang, penyiapan, peran, undangan, unit
from handlers.orang import alihkan, pengganti

# How many ids a press of that command carries, and who works it off.
TEKAN: Mapping[str, tuple[int, Callable[..., None]]] = {
    "orang": (1, orang.show_people),
    "orang_lihat": (1, orang.show_person),
    "orang_baru": (0, data_orang.add_person),
    "orang_ubah": (1, data_orang.change_person),
    "orang_lepas": (1, data_orang.release_phones),
    "orang_berhenti": (1, peran.put_away),
    "peran_beri": (1, peran.give_role),
    "peran_cabut": (1, peran.take_role),
    "undangan_daftar": (0, undangan.show_invitations),
    "orang_undang": (1, undangan.invite_person),
    "undang_semua": (0, undangan.invite_all),
    "undang_ulang": (2, undangan.invite_again),
    "undangan_cabut": (1, undangan.revoke),
    "grup": (0, grup.show_groups),
    "grup_kode": (0, grup.make_code),
    "grup_lepas": (1, grup.let_go),
    "unit_daftar": (0, unit.show_units),
    "unit_lihat": (1, unit.show_unit),
    "unit_baru": (0, unit.add_unit),
    "unit_ubah": (1, unit.rename_unit),
    "unit_tutup": (1, unit.put_away),
    "kantor": (0, kantor.show_office),
    "kantor_ubah": (0, kantor.change_office),
    "kesiapan": (0, kesiapan.show_readiness),
    "penyiapan": (0, penyiapan.show_setup),
    "penyiapan_templat": (0, penyiapan.send_template),
    "penyiapan_kirim": (0, penyiapan.ask_workbook),
    "tugas_terbuka": (0, alihkan.show_open_tasks),
    "alih": (1, alihkan.show_task),
    "alihkan": (1, alihkan.hand_over),
    "bukan_tugas": (1, alihkan.decline),
    "pengganti": (0, pengganti.show_standing_in),
    "pengganti_untuk": (1, pengganti.name_one),
    "pengganti_akhiri": (1, pengganti.end),
}
