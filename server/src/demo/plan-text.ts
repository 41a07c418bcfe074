/** Rich text as the editor stores it: headings, paragraphs and lists under their ProseMirror names. And the demo's plan texts. */
import type { PlanAspectId } from "@pendamping/shared/plan/outline";
import * as Y from "yjs";

/** One line of a demo text: "# heading", "- item of a list", "1. item of a numbered one", "| cell | cell", else a paragraph; `**bold**` within. */
export type RichLines = readonly string[];

/** Appends lines to a rich text. Items of one kind that follow each other are one list, rows one table with its head first. */
export function appendRich(fragment: Y.XmlFragment, lines: RichLines): void {
  const nodes: Y.XmlElement[] = [];
  let items: Y.XmlElement[] = [];
  let listName = "";
  const closeList = () => {
    if (items.length > 0) nodes.push(element(listName, items));
    items = [];
  };
  for (const line of lines) {
    const [, mark = "", item = ""] = /^(-|\d+\.|\|) (.*)$/.exec(line) ?? [];
    const name = mark === "" ? "" : mark === "|" ? "table" : mark === "-" ? "bulletList" : "orderedList";
    if (name !== listName) closeList();
    listName = name;
    if (mark === "|") items.push(tableRow(item.split(" | "), items.length === 0));
    else if (mark !== "") items.push(element("listItem", [paragraph(item)]));
    else nodes.push(line.startsWith("# ") ? heading(line.slice(2)) : paragraph(line));
  }
  closeList();
  fragment.insert(fragment.length, nodes);
}

/** What an assistant may have written for a village; `good` is what it lives on. */
export function planText(section: PlanAspectId, village: string, good: string): RichLines {
  return textBySection[section](village, good);
}

const textBySection: Readonly<Record<PlanAspectId, (village: string, good: string) => RichLines>> = {
  market: (village, good) => [
    "# Siapa pembeli kita",
    `Pembeli utama adalah keluarga di ${village}. Menurut musyawarah desa, lebih dari separuh keluarga membeli beras, minyak, dan gula di luar desa, biasanya dua kali sebulan. Angka ini contoh dan masih perlu dihitung ulang bersama perangkat desa.`,
    "# Mengapa mereka akan datang",
    `Gerai dekat rumah, buka setiap hari, dan harganya dipasang di papan. Anggota boleh membayar setelah panen ${good}, dengan batas yang disepakati dalam rapat anggota.`,
    `Untuk hasil ${good}, koperasi menimbang di depan pemiliknya dan mencatat harga hari itu, sehingga anggota tahu kapan sebaiknya menjual.`,
  ],
  operations: (village, good) => [
    "# Tempat dan alat",
    `Gerai memakai ruang depan balai desa ${village}, kira-kira 6 × 8 meter, dengan listrik dan pintu sendiri. Yang masih dibutuhkan: rak, timbangan digital, meja kasir, dan rak pajang untuk hasil ${good}.`,
    "# Cara kerja sehari-hari",
    "- Buka pukul 07.00 sampai 16.00, Jumat sampai pukul 11.00.",
    "- Dua orang bergiliran; penjualan dicatat hari itu juga.",
    "- Stok dihitung setiap Sabtu sore dan selisihnya ditulis.",
    "Pemasok pertama adalah gudang di kota kabupaten. Pengiriman seminggu sekali cukup untuk tiga bulan pertama.",
  ],
  organisation: (village) => [
    "# Siapa mengerjakan apa",
    `Pengurus ${village} terdiri atas ketua, wakil ketua bidang usaha, wakil ketua bidang anggota, sekretaris, dan bendahara. Bendahara memegang kas, tetapi pengeluaran di atas Rp1.000.000 ditandatangani dua orang.`,
    "Pengawas bertemu pengurus setiap bulan, membaca catatan penjualan, dan menuliskan pendapatnya. Satu pengelola gerai dipilih dari warga desa dan digaji dari hasil usaha, bukan dari simpanan anggota.",
    "Pengurus dan pengelola mengikuti pelatihan pembukuan sederhana sebelum gerai dibuka.",
  ],
  capital: (_, good) => [
    "# Dari mana modalnya",
    "Simpanan pokok dan simpanan wajib anggota menjadi modal pertama. Kekurangannya diajukan sebagai pinjaman, dengan rencana penggunaan per tahap.",
    "# Untuk apa dipakai",
    "- Perlengkapan gerai dan perbaikan ruang.",
    "- Stok awal sembako untuk satu bulan.",
    `- Uang muka pembelian ${good} dari anggota.`,
    "Kas paling rendah diperkirakan pada bulan kelima, sebelum panen. Karena itu cadangan satu bulan belanja tidak dipakai untuk hal lain. Semua angka di berkas contoh ini rekaan.",
  ],
  legality: (village) => [
    "# Yang sudah dan belum ada",
    `Koperasi di ${village} berbadan hukum dan nomor-nomornya ada di bagian Legalitas berkas ini. Izin gerai diurus setelah NIB terbit, sesuai KBLI yang dipilih dalam rapat pengurus.`,
    "Penanggung jawab izin adalah sekretaris, didampingi asisten bisnis. Setiap surat difoto pada hari diterima, lalu aslinya disimpan di lemari kantor. Masa berlaku dicatat supaya perpanjangan tidak terlambat.",
    "Bila aturan berubah, daftar ini diperiksa ulang sebelum ada pengajuan baru.",
  ],
  environment: (village, good) => [
    "# Untuk warga dan lingkungan",
    `Gerai mengutamakan barang dari warga ${village}: ${good}, telur, dan kue. Warga yang belum menjadi anggota tetap boleh berbelanja dengan harga yang sama.`,
    "Kantong plastik tidak diberikan gratis. Kardus bekas dikumpulkan dan dijual, hasilnya untuk kebersihan lingkungan gerai. Keluarga yang sedang sakit atau berduka boleh menunda pembayaran tanpa denda.",
    "Dua kali setahun pengurus bertanya kepada warga apa yang perlu diperbaiki, dan menempelkan jawabannya.",
  ],
};

function heading(text: string): Y.XmlElement {
  const node = new Y.XmlElement<{ level: number }>("heading");
  node.setAttribute("level", 2);
  node.insert(0, [new Y.XmlText(text)]);
  return node as unknown as Y.XmlElement;
}

function tableRow(cells: readonly string[], isHead: boolean): Y.XmlElement {
  const name = isHead ? "tableHeader" : "tableCell";
  return element(
    "tableRow",
    cells.map((cell) => element(name, [paragraph(cell)])),
  );
}

function paragraph(text: string): Y.XmlElement {
  const node = new Y.XmlElement("paragraph");
  const runs = new Y.XmlText();
  runs.applyDelta(
    text
      .split("**")
      .map((run, index) => (index % 2 === 0 ? { insert: run } : { insert: run, attributes: { bold: {} } }))
      .filter(({ insert }) => insert !== ""),
  );
  node.insert(0, [runs]);
  return node;
}

function element(name: string, children: Y.XmlElement[]): Y.XmlElement {
  const node = new Y.XmlElement(name);
  node.insert(0, children);
  return node;
}
