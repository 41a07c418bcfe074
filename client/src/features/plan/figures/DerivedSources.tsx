/** The sources of funds that other sections know already: shown with where they come from, and typed nowhere a second time. */
import { formatRupiah, groupThousands } from "@pendamping/shared/money";
import { For, Show } from "solid-js";
import { useOpenFile } from "../../../app/context.ts";
import { useMessages } from "../../../i18n/messages.ts";
import { Card, CardList } from "../../../ui/Card.tsx";
import { assumptionName, planChoiceName } from "../../../ui/names/names.ts";
import { Row } from "../../../ui/Row.tsx";
import { createPlanReading } from "../plan-reading.ts";
import styles from "./figures.module.css";
import { messages } from "./messages.ts";

export function DerivedSources() {
  const t = useMessages(messages);
  const file = useOpenFile();
  const base = `/files/${file.entry.id}`;
  const reading = createPlanReading();
  const loanRp = () => reading()?.inputs.loan?.disbursements.reduce((sum, { amountRp }) => sum + amountRp, 0) ?? 0;
  const from = (where: string, how: string | null) => (how === null ? where : `${how}, ${where}`);
  return (
    <Show when={reading()}>
      {(plan) => (
        <Card>
          <h2 class={styles["cardHead"]}>{t.derived}</h2>
          <CardList flat label={t.derived}>
            <For
              each={plan().derived}
              fallback={<Row href={`${base}/profile/capital`} title={t.derivedMissing} tight />}
            >
              {(source) => (
                <Row
                  href={`${base}/profile/capital`}
                  title={planChoiceName("kind", source.kind)}
                  detail={from(
                    t.fromProfile,
                    source.perMemberRp === null
                      ? null
                      : t.savings(formatRupiah(source.perMemberRp), groupThousands(source.members ?? 0)),
                  )}
                  end={
                    <span>
                      <b class={styles["amount"]}>{formatRupiah(source.amountRp)}</b>
                      <br />
                      {source.kind === "mandatory-savings" ? t.monthly : t.once}
                    </span>
                  }
                  tight
                />
              )}
            </For>
            <Row
              href={`${base}/plan/figures/assumptions`}
              title={assumptionName("assumptions.openingCashRp")}
              end={<b class={styles["amount"]}>{formatRupiah(plan().inputs.assumptions.openingCashRp)}</b>}
              tight
            />
            <Row
              href={`${base}/financing`}
              title={t.loan}
              detail={loanRp() > 0 ? t.fromFinancing : t.noLoan}
              end={loanRp() > 0 ? <b class={styles["amount"]}>{formatRupiah(loanRp())}</b> : undefined}
              tight
            />
          </CardList>
        </Card>
      )}
    </Show>
  );
}
