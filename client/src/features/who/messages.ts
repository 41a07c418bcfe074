/** The words of the sheet about people. */
export const messages = {
  id: {
    title: "Siapa di sini",
    now: "Sekarang",
    nobody: "Selain Anda, belum ada yang membuka berkas ini sekarang.",
    noSignal: "Tanpa sinyal, siapa yang sedang membuka berkas ini belum bisa diketahui.",
    writing: (place: string) => `menulis ${place}`,
    reading: (place: string) => `membaca ${place}`,
    youAreHere: "Anda",
    wrote: "Pernah menulis di berkas ini",
    nobodyWrote: "Belum ada yang menulis.",
    unknown: (count: number) => `${count} penulis belum dikenal di perangkat ini`,
  },
  en: {
    title: "Who is here",
    now: "Now",
    nobody: "Apart from you nobody has this file open now.",
    noSignal: "Without signal it cannot be known who has this file open.",
    writing: (place: string) => `writing ${place}`,
    reading: (place: string) => `reading ${place}`,
    youAreHere: "You",
    wrote: "Have written in this file",
    nobodyWrote: "Nobody has written yet.",
    unknown: (count: number) => `${count} ${count === 1 ? "author" : "authors"} not known on this device yet`,
  },
};
