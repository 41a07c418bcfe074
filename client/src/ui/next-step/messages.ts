export const messages = {
  id: {
    lacking: {
      amount: "Isi jumlah pinjaman",
      tenor: "Isi jangka waktu pinjaman",
      grace: "Isi masa tenggang",
      budget: "Lengkapi tabel anggaran",
      opex: "Isi belanja operasional",
    },
    beyond: {
      amount: "Turunkan jumlah pinjaman",
      tenor: "Pendekkan jangka waktu pinjaman",
      grace: "Sesuaikan masa tenggang",
      budget: "Lengkapi tabel anggaran",
      opex: "Kurangi belanja operasional",
    },
    document: (name: string) => `Siapkan ${name}`,
    handIn: "Ajukan ke bank",
    returned: "Jawab permintaan bank",
    lender: (bank: string, stage: string) => `${stage} · ${bank}`,
    theBank: "Bank",
  },
  en: {
    lacking: {
      amount: "Fill in the amount of the loan",
      tenor: "Fill in the tenor of the loan",
      grace: "Fill in the grace period",
      budget: "Complete the tables of the budget",
      opex: "Fill in operating expenditure",
    },
    beyond: {
      amount: "Lower the amount of the loan",
      tenor: "Shorten the tenor of the loan",
      grace: "Adjust the grace period",
      budget: "Complete the tables of the budget",
      opex: "Cut operating expenditure",
    },
    document: (name: string) => `Prepare: ${name}`,
    handIn: "Apply to the bank",
    returned: "Answer the bank",
    lender: (bank: string, stage: string) => `${stage} · ${bank}`,
    theBank: "The bank",
  },
};
