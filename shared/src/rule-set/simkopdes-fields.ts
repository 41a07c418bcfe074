/**
 * What Simkopdes asks for, in its order, and where in the file each answer stands, so that it is written once and only copied there.
 * It has no public interface and no import; groups and fields follow its public material. Where that names a group without its fields
 * (members, commodities), the fields are those that any register has.
 */
import { label } from "./label.ts";
import type { SimkopdesField, SimkopdesGroup, SimkopdesList, SimkopdesSource } from "./rule-set.ts";

const profile = (key: string): SimkopdesSource => ({ root: "profile", key });
const legality = (key: string): SimkopdesSource => ({ root: "legality", key });
const derived = (name: string): SimkopdesSource => ({ derived: name });
const evidence = (slot: string): SimkopdesSource => ({ evidence: slot });

function field(id: string, name: string, en: string, from: SimkopdesSource | null): SimkopdesField {
  return { id, label: label(name, en), from };
}

/** A group of one list: `field | label | English`, a line each; `field` is the entry's own name for it. */
function listed(list: SimkopdesList, name: string, en: string, lines: string): SimkopdesGroup {
  const fields = lines.split("\n").map((line) => {
    const [of = "", text = "", english = ""] = line.split("|").map((part) => part.trim());
    return field(`${list}.${of}`, text, english, { list, field: of });
  });
  return { id: list, label: label(name, en), fields };
}

export const simkopdesFields: readonly SimkopdesGroup[] = [
  {
    id: "cooperative",
    label: label("Koperasi", "Cooperative"),
    fields: [
      field("cooperative.name", "Nama koperasi", "Name", profile("identity.name")),
      field("cooperative.workingArea", "Wilayah kerja", "Working area", profile("identity.workingArea")),
      field("cooperative.form", "Bentuk koperasi", "Form", profile("identity.form")),
      field("cooperative.pattern", "Pola pengelolaan", "Management pattern", profile("identity.pattern")),
      field("cooperative.street", "Alamat", "Address", profile("address.street")),
      field("cooperative.rt", "RT", "RT", profile("address.rt")),
      field("cooperative.rw", "RW", "RW", profile("address.rw")),
      field("cooperative.postcode", "Kode pos", "Postcode", profile("address.postcode")),
      field("cooperative.phone", "Telepon", "Phone", profile("contact.phone")),
      field("cooperative.email", "Email", "Email", profile("contact.email")),
      field("cooperative.notary", "Notaris", "Notary", legality("deed.notary")),
      field("cooperative.foundedOn", "Tanggal berdiri", "Founding date", profile("identity.foundedOn")),
      field("cooperative.meetingOn", "Tanggal rapat", "Meeting date", profile("meeting.heldOn")),
      field("cooperative.meetingPlace", "Tempat rapat", "Meeting place", profile("meeting.place")),
      field("cooperative.participants", "Jumlah peserta rapat", "Participants", profile("meeting.participants")),
      field("cooperative.capital", "Modal awal", "Initial capital", profile("capital.initialRp")),
      field(
        "cooperative.principalSavings",
        "Simpanan pokok",
        "Principal savings",
        profile("capital.principalSavingsRp"),
      ),
      field(
        "cooperative.mandatorySavings",
        "Simpanan wajib",
        "Mandatory savings",
        profile("capital.mandatorySavingsRp"),
      ),
      field("cooperative.grant", "Hibah", "Grant", profile("capital.grantRp")),
      field("cooperative.skNumber", "Nomor SK badan hukum", "Decree number", legality("legal-entity.number")),
      field("cooperative.skDate", "Tanggal SK badan hukum", "Decree date", legality("legal-entity.issuedOn")),
      field("cooperative.skFile", "Berkas SK badan hukum", "Decree file", evidence("legal-entity")),
      field("cooperative.bnNumber", "Nomor Berita Negara", "State gazette number", profile("identity.gazetteNumber")),
      field("cooperative.bnFile", "Berkas Berita Negara", "State gazette file", null),
      field("cooperative.deedNumber", "Nomor akta", "Deed number", legality("deed.number")),
      field("cooperative.deedDate", "Tanggal akta", "Deed date", legality("deed.issuedOn")),
      field("cooperative.deedFile", "Berkas akta", "Deed file", evidence("deed")),
      field("cooperative.nibNumber", "Nomor NIB", "NIB number", legality("nib.number")),
      field("cooperative.nibFile", "Berkas NIB", "NIB file", evidence("nib")),
      field("cooperative.npwpNumber", "Nomor NPWP", "NPWP number", legality("npwp.number")),
      field("cooperative.npwpName", "Nama pada NPWP", "Name on the NPWP", profile("identity.name")),
      field("cooperative.npwpAddress", "Alamat pada NPWP", "Address on the NPWP", derived("address")),
      field("cooperative.npwpFile", "Berkas NPWP", "NPWP file", evidence("npwp")),
      field("cooperative.taxStatus", "Status pajak", "Tax status", profile("identity.taxStatus")),
      field("cooperative.coordinates", "Koordinat", "Coordinates", derived("coordinates")),
      field("cooperative.about", "Tentang koperasi", "About", profile("identity.about")),
      field("cooperative.logo", "Logo", "Logo", null),
      field("cooperative.banner", "Banner", "Banner", null),
      field("cooperative.subdomain", "Subdomain", "Subdomain", profile("identity.subdomain")),
    ],
  },
  listed(
    "managers",
    "Pengurus dan pengawas",
    "Managers and supervisors",
    `name | Nama | Name
nik | NIK | NIK
position | Jabatan | Role
gender | Jenis kelamin | Gender
phone | Telepon | Phone
email | Email | Email
address | Alamat | Address
bornOn | Tanggal lahir | Birth date
education | Pendidikan | Education
period | Masa jabatan | Period
npwp | NPWP | NPWP
status | Status | Status`,
  ),
  listed(
    "members",
    "Anggota",
    "Members",
    `name | Nama | Name
nik | NIK | NIK
gender | Jenis kelamin | Gender
phone | Telepon | Phone
address | Alamat | Address
joinedOn | Tanggal masuk | Joined on`,
  ),
  listed(
    "outlets",
    "Gerai",
    "Outlets",
    `name | Nama gerai | Name
kind | Jenis gerai | Kind
photos | Foto | Photos
internet | Internet | Internet
electricity | Listrik | Electricity
assetStatus | Status aset | Asset status
utilisation | Pemanfaatan | Utilisation
contact | Kontak | Contact`,
  ),
  listed(
    "assets",
    "Aset",
    "Assets",
    `kind | Jenis aset | Kind
status | Status | Status
ownership | Kepemilikan | Ownership
photos | Foto | Photos
documents | Dokumen | Documents
landAreaM2 | Luas tanah (m²) | Land area (m²)
lengthM | Panjang (m) | Length (m)
widthM | Lebar (m) | Width (m)
roadAccess | Akses jalan | Road access
coordinates | Koordinat | Coordinates
note | Keterangan | Note`,
  ),
  listed(
    "kbli",
    "KBLI",
    "KBLI",
    `code | KBLI | KBLI
licence | Izin | Licence
issuedOn | Tanggal terbit | Released on
expiresOn | Berlaku sampai | Expires on
monthlySalesRp | Omzet per bulan | Monthly sales
duration | Lama usaha | Duration
staff | Jumlah karyawan | Staff
category | Kategori PMK 49 | PMK 49 category`,
  ),
  listed(
    "potential",
    "Potensi desa",
    "Village potential",
    `name | Nama potensi | Name
area | Luas | Area
volume | Volume | Volume
people | Jumlah pelaku | People
valueRp | Nilai | Value`,
  ),
  listed(
    "commodities",
    "Komoditas",
    "Commodities",
    `name | Nama komoditas | Name
volume | Volume | Volume
unit | Satuan | Unit
valueRp | Nilai | Value`,
  ),
  {
    id: "bank-account",
    label: label("Pengajuan rekening bank", "Bank account"),
    fields: [
      field("bank-account.bank", "Bank", "Bank", legality("bank-account.bank")),
      field("bank-account.number", "Nomor rekening", "Account number", legality("bank-account.number")),
      field("bank-account.holder", "Atas nama", "In the name of", legality("bank-account.holder")),
      field("bank-account.file", "Buku rekening", "Passbook", evidence("bank-account")),
    ],
  },
  {
    id: "loan",
    label: label("Pengajuan pinjaman", "Loan application"),
    fields: [
      field("loan.person", "Penanggung jawab", "Person in charge", derived("loan.person")),
      field("loan.nik", "NIK penanggung jawab", "NIK of the person in charge", derived("loan.nik")),
      field("loan.phone", "Telepon penanggung jawab", "Phone of the person in charge", derived("loan.phone")),
      field("loan.amount", "Jumlah pinjaman", "Amount", derived("loan.amount")),
      field("loan.tenor", "Tenor (bulan)", "Tenor (months)", derived("loan.tenor")),
      field("loan.ktp", "KTP penanggung jawab", "KTP of the person in charge", evidence("ktp")),
      field("loan.letter", "Surat permohonan", "Application letter", evidence("application-letter")),
      field("loan.approvalLetter", "Surat persetujuan", "Approval letter", evidence("village-approval")),
      field("loan.approvalOn", "Tanggal surat persetujuan", "Date of the approval", derived("loan.approvalOn")),
      field("loan.note", "Catatan", "Note", derived("loan.note")),
      field("loan.status", "Status", "Status", derived("loan.status")),
    ],
  },
  {
    id: "rat",
    label: label("Rapat Anggota Tahunan", "Annual members' meeting"),
    fields: [
      field("rat.heldOn", "Tanggal RAT", "Date", legality("rat.heldOn")),
      field("rat.number", "Nomor berita acara", "Number of the minutes", legality("rat.number")),
      field("rat.participants", "Jumlah peserta", "Participants", legality("rat.participants")),
      field("rat.file", "Berita acara", "Minutes", evidence("rat")),
    ],
  },
  {
    id: "monthly",
    label: label("Laporan bulanan", "Monthly figures"),
    fields: [
      field("monthly.revenue", "Pendapatan", "Revenue", derived("monthly.revenue")),
      field("monthly.assets", "Aset", "Assets", derived("monthly.assets")),
      field("monthly.profit", "Laba rugi", "Profit and loss", derived("monthly.profit")),
    ],
  },
];
