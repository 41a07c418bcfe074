/**
 * Public holidays, on which no instalment falls due. Days that move with the moon are laid down by the government each year: until an
 * administrator has compared them with its decree they say so. Joint leave (cuti bersama) is no public holiday and is not listed.
 */
import { label } from "./label.ts";
import type { PublicHoliday } from "./rule-set.ts";

const fixed = "Tanggal tetap setiap tahun";
const easter = "Dihitung dari Paskah (5 April 2026)";
const toBeConfirmed = "Perlu dipastikan administrator dengan keputusan hari libur";

const holiday = (on: string, id: string, en: string, source = toBeConfirmed): PublicHoliday => ({
  on,
  label: label(id, en),
  source,
});

export const publicHolidays: readonly PublicHoliday[] = [
  holiday("2026-01-01", "Tahun Baru Masehi", "New Year's Day", fixed),
  holiday("2026-01-16", "Isra Mikraj Nabi Muhammad", "Isra Mi'raj"),
  holiday("2026-02-17", "Tahun Baru Imlek", "Lunar New Year"),
  holiday("2026-03-19", "Hari Suci Nyepi", "Nyepi"),
  holiday("2026-03-21", "Idulfitri, hari pertama", "Eid al-Fitr, first day"),
  holiday("2026-03-22", "Idulfitri, hari kedua", "Eid al-Fitr, second day"),
  holiday("2026-04-03", "Wafat Yesus Kristus", "Good Friday", easter),
  holiday("2026-04-05", "Kebangkitan Yesus Kristus (Paskah)", "Easter Sunday", easter),
  holiday("2026-05-01", "Hari Buruh Internasional", "Labour Day", fixed),
  holiday("2026-05-14", "Kenaikan Yesus Kristus", "Ascension Day", easter),
  holiday("2026-05-27", "Iduladha", "Eid al-Adha"),
  holiday("2026-05-31", "Hari Raya Waisak", "Vesak"),
  holiday("2026-06-01", "Hari Lahir Pancasila", "Pancasila Day", fixed),
  holiday("2026-06-16", "Tahun Baru Islam", "Islamic New Year"),
  holiday("2026-08-17", "Hari Kemerdekaan", "Independence Day", fixed),
  holiday("2026-08-25", "Maulid Nabi Muhammad", "Prophet's birthday"),
  holiday("2026-12-25", "Hari Raya Natal", "Christmas Day", fixed),
];
