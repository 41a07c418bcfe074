/** Coordinates as the administrative tables write them: `07°01'08.65" S 115°32'45.36" E`. */
export interface Coordinate {
  /** Degrees, south negative. */
  readonly latitude: number;
  /** Degrees, west negative. */
  readonly longitude: number;
}

/** Null where the text is no coordinate. Five decimals are about a metre. */
export function parseCoordinate(text: string): Coordinate | null {
  const angle = String.raw`(\d{1,3})°(\d{1,2})'(\d{1,2}(?:\.\d+)?)"\s*`;
  const match = new RegExp(`^\\s*${angle}([NS])\\s+${angle}([EW])\\s*$`).exec(text);
  if (!match) return null;
  const degrees = (at: number, negative: string) => {
    const value = Number(match[at]) + Number(match[at + 1]) / 60 + Number(match[at + 2]) / 3600;
    return Math.round((match[at + 3] === negative ? -value : value) * 1e5) / 1e5;
  };
  const coordinate = { latitude: degrees(1, "S"), longitude: degrees(5, "W") };
  return Math.abs(coordinate.latitude) <= 90 && Math.abs(coordinate.longitude) <= 180 ? coordinate : null;
}

/** Kilometres, accurate to a percent over a regency's distances. */
export function distanceKm(a: Coordinate, b: Coordinate): number {
  const kmPerDegree = 111.2;
  const middle = (((a.latitude + b.latitude) / 2) * Math.PI) / 180;
  return Math.hypot(a.latitude - b.latitude, (a.longitude - b.longitude) * Math.cos(middle)) * kmPerDegree;
}
