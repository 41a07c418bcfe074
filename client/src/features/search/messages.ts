export const messages = {
  id: {
    title: "Cari",
    label: "Cari nama, nomor, atau kata di semua berkas perangkat ini",
    hint: "Misalnya nama orang, nomor NIB, nilai rupiah, atau kata dalam rencana usaha. Berjalan juga tanpa sinyal.",
    found: (files: number, words: string) => `${files} berkas memuat “${words}”`,
    none: (words: string) => `Tidak ada yang cocok dengan “${words}” di perangkat ini.`,
    noneHint: "Coba satu kata saja, atau sebagian dari nomornya.",
    incomplete: (there: number, all: number) => `Baru ${there} dari ${all} berkas yang bisa dicari di perangkat ini.`,
    note: "Catatan",
    file: "Berkas",
  },
  en: {
    title: "Search",
    label: "Search for a name, a number or a word in all files on this device",
    hint: "Such as a person, a NIB, an amount, or a word of a business plan. Works without signal too.",
    found: (files: number, words: string) => `${files} ${files === 1 ? "file holds" : "files hold"} “${words}”`,
    none: (words: string) => `Nothing on this device matches “${words}”.`,
    noneHint: "Try a single word, or a part of the number.",
    incomplete: (there: number, all: number) => `Only ${there} of ${all} files can be searched on this device yet.`,
    note: "Note",
    file: "File",
  },
};
