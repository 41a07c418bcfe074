/** A text of the plan without an editor. What this app does not know is shown as its words, marked as not understood. */
import { For, Index, Match, Show, Switch } from "solid-js";
import { useMessages } from "../../i18n/messages.ts";
import type { Block, Run } from "./blocks.ts";
import { messages } from "./messages.ts";
import styles from "./plan.module.css";

export function PlainText(props: { blocks: readonly Block[] }) {
  return <Index each={props.blocks}>{(block) => <BlockView block={block()} />}</Index>;
}

function BlockView(props: { block: Block }) {
  const t = useMessages(messages);
  const of = <K extends Block["kind"]>(kind: K) =>
    props.block.kind === kind ? (props.block as Extract<Block, { kind: K }>) : undefined;
  return (
    <Switch>
      <Match when={of("paragraph")}>
        {(block) => (
          <p>
            <Runs runs={block().runs} />
          </p>
        )}
      </Match>
      <Match when={of("heading")}>
        {(block) => (
          <Switch>
            <Match when={block().level === 2}>
              <h2>
                <Runs runs={block().runs} />
              </h2>
            </Match>
            <Match when={block().level === 3}>
              <h3>
                <Runs runs={block().runs} />
              </h3>
            </Match>
          </Switch>
        )}
      </Match>
      <Match when={of("list")}>
        {(block) => (
          <Switch>
            <Match when={block().start === null}>
              <ul>
                <Items items={block().items} />
              </ul>
            </Match>
            <Match when={block().start !== null}>
              <ol start={block().start ?? 1}>
                <Items items={block().items} />
              </ol>
            </Match>
          </Switch>
        )}
      </Match>
      <Match when={of("table")}>
        {(block) => (
          <div class={styles["tableHost"]}>
            <table>
              <tbody>
                <Index each={block().rows}>
                  {(row) => (
                    <tr>
                      <Index each={row()}>
                        {(cell) => (
                          <Show
                            when={cell().head}
                            fallback={
                              <td>
                                <PlainText blocks={cell().blocks} />
                              </td>
                            }
                          >
                            <th scope="col">
                              <PlainText blocks={cell().blocks} />
                            </th>
                          </Show>
                        )}
                      </Index>
                    </tr>
                  )}
                </Index>
              </tbody>
            </table>
          </div>
        )}
      </Match>
      <Match when={of("unknown")}>
        {(block) => (
          <p class={styles["unknown"]}>
            “{block().text}” <small>{t.notUnderstood}</small>
          </p>
        )}
      </Match>
    </Switch>
  );
}

function Items(props: { items: readonly (readonly Block[])[] }) {
  return (
    <Index each={props.items}>
      {(item) => (
        <li>
          <PlainText blocks={item()} />
        </li>
      )}
    </Index>
  );
}

function Runs(props: { runs: readonly Run[] }) {
  return (
    <For each={props.runs} fallback={<br />}>
      {(run) =>
        run.bold ? (
          <strong>{run.italic ? <em>{run.text}</em> : run.text}</strong>
        ) : run.italic ? (
          <em>{run.text}</em>
        ) : (
          run.text
        )
      }
    </For>
  );
}
