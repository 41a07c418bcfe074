/**
 * What this device knows whoever uses it: its id, the accounts whose work it holds, and whose session cookie the browser
 * has. The cookie cannot be read by scripts, and a phone is shared: work of one account must never travel under the
 * session of another, so whoever sends asks {@link DeviceStore.signedIn} first.
 */
import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import { deviceDatabase } from "./names.ts";

interface AccountRow {
  readonly account: string;
  readonly username: string;
  readonly name: string;
  readonly role: string;
}

interface DeviceSchema extends DBSchema {
  accounts: { key: string; value: AccountRow };
  /** `id`, `open`, `signedIn`, `signOut`, `rules`. */
  device: { key: string; value: string | null };
}

export interface DeviceStore {
  readonly id: string;
  accounts(): Promise<AccountRow[]>;
  remember(account: AccountRow): Promise<void>;
  /** The account to open at the next start; null after a sign-out. */
  opened(): Promise<string | null>;
  setOpened(account: string | null): Promise<void>;
  /** Whose session the browser's cookie is, as far as this device knows. */
  signedIn(): Promise<string | null>;
  setSignedIn(account: string | null): Promise<void>;
  /** A sign-out that has not reached the server yet; until it has, the cookie is not used. */
  signOutOwed(): Promise<boolean>;
  setSignOutOwed(owed: boolean): Promise<void>;
  /** The published rule sets with their tag, as JSON (fetch-rules.ts); null before any were heard of. */
  rules(): Promise<string | null>;
  setRules(text: string): Promise<void>;
  close(): void;
}

export async function openDeviceStore(): Promise<DeviceStore> {
  const db = await openDB<DeviceSchema>(deviceDatabase, 1, {
    upgrade(fresh) {
      fresh.createObjectStore("accounts", { keyPath: "account" });
      fresh.createObjectStore("device");
    },
  });
  const read = async (key: string) => (await db.get("device", key)) ?? null;
  const write = async (key: string, value: string | null) => {
    await db.put("device", value, key);
  };
  return {
    id: await deviceId(db),
    accounts: () => db.getAll("accounts"),
    async remember(account) {
      await db.put("accounts", account);
    },
    opened: () => read("open"),
    setOpened: (account) => write("open", account),
    signedIn: () => read("signedIn"),
    setSignedIn: (account) => write("signedIn", account),
    signOutOwed: async () => (await read("signOut")) !== null,
    setSignOutOwed: (owed) => write("signOut", owed ? "owed" : null),
    rules: () => read("rules"),
    setRules: (text) => write("rules", text),
    close: () => db.close(),
  };
}

/** Two windows that start at once agree: the first to commit wins. Later starts only read, which waits for no disk. */
async function deviceId(db: IDBPDatabase<DeviceSchema>): Promise<string> {
  const given = await db.get("device", "id");
  if (given) return given;
  const transaction = db.transaction("device", "readwrite");
  const known = await transaction.store.get("id");
  const id = known ?? crypto.randomUUID();
  if (!known) await transaction.store.put(id, "id");
  await transaction.done;
  return id;
}
