/**
 * Which villages form one trip: an island or group of islands, else a district. And from that, which villages one assistant can
 * serve: an area of 8 to 12, near each other.
 */
import { type Coordinate, distanceKm } from "./coordinate.ts";
import { knownRegencies } from "./known-places.ts";
import { districtCodeOf, type Region, type Village } from "./region.ts";

export interface Place {
  readonly name: string;
  /** Reached by boat. */
  readonly remote: boolean;
  /** Where it lies, as far as the tables know. */
  readonly at: Coordinate | null;
  readonly villages: readonly Village[];
}

/** The places of a region: the mainland's districts in the order of the road, then the islands. Empty ones are left out. */
export function places(region: Region): Place[] {
  const known = knownRegencies[region.code];
  const onIslands = new Set(known?.islands.flatMap((place) => place.districts));
  const rank = (code: string) => known?.mainland.indexOf(code) ?? -1;
  const mainland = region.districts
    .filter(({ code }) => !onIslands.has(code))
    .sort((a, b) => rank(a.code) - rank(b.code) || (a.code < b.code ? -1 : 1))
    .map(({ code, name }): Place => ({ name, remote: false, at: null, villages: villagesIn(region, [code]) }));
  const islands = (known?.islands ?? []).map((place): Place => {
    const island = region.islands.find(({ name }) => name === place.island);
    return { name: place.name, remote: true, at: island ?? null, villages: villagesIn(region, place.districts) };
  });
  return [...mainland, ...islands].filter((place) => place.villages.length > 0);
}

export const areaVillagesMin = 8;
export const areaVillagesMax = 12;

/**
 * The villages split into `count` areas of 8 to 12. An island group is an area (or several) by itself; one that is too small joins
 * the nearest other group, so that islands and mainland mix only where nothing else adds up. On the mainland an area follows the
 * road and breaks at a district's border where it can.
 *
 * `given`: areas already decided, which come first and as they are; the rest is divided among the others. Where `count` areas of 8 to
 * 12 are not possible, all areas are about equally large.
 */
export function assistantAreas(
  region: Region,
  count: number,
  given: readonly (readonly Village[])[] = [],
): Village[][] {
  const taken = new Set(given.flat().map((village) => village.code));
  const left = places(region)
    .map((place) => ({ ...place, villages: place.villages.filter(({ code }) => !taken.has(code)) }))
    .filter((place) => place.villages.length > 0);
  const clusters = joinSmall(clustersOf(left));
  const counts = areasPerCluster(clusters, count - given.length);
  const areas = counts
    ? clusters.flatMap((cluster, index) => divide(cluster.villages, counts[index] ?? 1))
    : evenly(
        left.flatMap((place) => place.villages),
        count - given.length,
      );
  return [...given.map((area) => [...area]), ...areas];
}

interface Cluster {
  readonly remote: boolean;
  readonly at: Coordinate | null;
  readonly villages: readonly Village[];
}

function villagesIn(region: Region, districts: readonly string[]): Village[] {
  return districts.flatMap((code) => region.villages.filter((village) => districtCodeOf(village) === code));
}

/** The whole mainland is one line of villages; each island group stands alone. */
function clustersOf(left: readonly Place[]): Cluster[] {
  const mainland = left.filter((place) => !place.remote).flatMap((place) => place.villages);
  const islands: Cluster[] = left.filter((place) => place.remote);
  return mainland.length > 0 ? [{ remote: false, at: null, villages: mainland }, ...islands] : islands;
}

/** Joins clusters that cannot be divided into areas of the right size to the nearest that then can, islands before the mainland. */
function joinSmall(clusters: readonly Cluster[]): Cluster[] {
  const small = clusters.find((cluster) => !divisible(cluster.villages.length));
  if (!small) return [...clusters];
  const away = (cluster: Cluster) =>
    small.at && cluster.at ? distanceKm(small.at, cluster.at) : Number.POSITIVE_INFINITY;
  const partner = clusters
    .filter((cluster) => cluster !== small && divisible(cluster.villages.length + small.villages.length))
    .sort((a, b) => Number(b.remote === small.remote) - Number(a.remote === small.remote) || away(a) - away(b))[0];
  if (!partner) return [...clusters];
  const joined = { ...partner, villages: [...small.villages, ...partner.villages] };
  return joinSmall(
    clusters.filter((cluster) => cluster !== small).map((cluster) => (cluster === partner ? joined : cluster)),
  );
}

const fewest = (villages: number) => Math.ceil(villages / areaVillagesMax);
const most = (villages: number) => Math.floor(villages / areaVillagesMin);

function divisible(villages: number): boolean {
  return fewest(villages) <= most(villages);
}

/** How many areas each cluster gets, so that they are `count` together and as equal as can be. Null where it cannot be. */
function areasPerCluster(clusters: readonly Cluster[], count: number): number[] | null {
  const sizes = clusters.map((cluster) => cluster.villages.length);
  if (!sizes.every(divisible)) return null;
  const counts = sizes.map(fewest);
  for (let missing = count - sum(counts); missing > 0; missing--) {
    // one more area to the cluster whose areas are largest
    const index = counts
      .map((areas, at) => ({ at, load: areas < most(sizes[at] ?? 0) ? (sizes[at] ?? 0) / areas : 0 }))
      .reduce((a, b) => (b.load > a.load ? b : a)).at;
    if ((counts[index] ?? 0) >= most(sizes[index] ?? 0)) return null;
    counts[index] = (counts[index] ?? 0) + 1;
  }
  return sum(counts) === count ? counts : null;
}

/**
 * Cuts a line of villages into `count` areas of 8 to 12: the cheapest of all ways, where a village more or less than the average costs
 * its square and each further district in an area costs four. Exact, by dynamic programming.
 */
function divide(villages: readonly Village[], count: number): Village[][] {
  const mean = villages.length / count;
  const cost = (from: number, to: number) => {
    const districts = new Set(villages.slice(from, to).map(districtCodeOf)).size;
    return (to - from - mean) ** 2 + 4 * (districts - 1);
  };
  // best[areas][end]: the cheapest way to cut the first `end` villages into `areas`, and where its last area begins
  let best = new Map([[0, { cost: 0, starts: [] as readonly number[] }]]);
  for (let areas = 1; areas <= count; areas++) {
    const next: typeof best = new Map();
    for (const [start, sofar] of best) {
      for (let end = start + areaVillagesMin; end <= Math.min(start + areaVillagesMax, villages.length); end++) {
        const total = sofar.cost + cost(start, end);
        if (total < (next.get(end)?.cost ?? Number.POSITIVE_INFINITY))
          next.set(end, { cost: total, starts: [...sofar.starts, start] });
      }
    }
    best = next;
  }
  const starts = best.get(villages.length)?.starts ?? [0];
  return starts.map((start, index) => villages.slice(start, starts[index + 1] ?? villages.length));
}

function evenly(villages: readonly Village[], count: number): Village[][] {
  const cut = (index: number) => Math.round((index * villages.length) / count);
  return Array.from({ length: Math.max(count, 0) }, (_, index) => villages.slice(cut(index), cut(index + 1)));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
