"""The form everybody is measured on: six texts in, six replies out, six answers kept."""

SOAL = (
    "Pertanyaan 2 dari 6: Berapa realisasi indikator ini sampai dengan akhir triwulan?",
    "Pertanyaan 3 dari 6: Apa faktor pendorong capaian indikator ini?",
    "Pertanyaan 4 dari 6: Apa faktor penghambat capaian indikator ini?",
    "Pertanyaan 5 dari 6: Apa tindak lanjut yang direncanakan?",
    "Pertanyaan 6 dari 6: Apa bukti dukung indikator ini?",
    "Terima kasih. Keenam jawaban Bapak/Ibu telah dicatat.",
)
