/** The profile: its groups with what they lack, and the fields of one group. Where there is room all groups are one page. */
import { shownValue } from "@pendamping/shared/file/reading";
import { type ProfileGroup, profileGroups } from "@pendamping/shared/profile/fields";
import { useParams } from "@solidjs/router";
import { createEffect, createMemo, For, on, Show } from "solid-js";
import { useOpenFile } from "../../app/context.ts";
import { useMessages } from "../../i18n/messages.ts";
import { Card, CardList } from "../../ui/Card.tsx";
import { FormActions } from "../../ui/FormActions.tsx";
import { UndoButton } from "../../ui/fields/UndoButton.tsx";
import { WritingLine } from "../../ui/fields/WritingLine.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { profileFieldName, profileGroupName } from "../../ui/names/names.ts";
import { Page } from "../../ui/Page.tsx";
import { PanelHead } from "../../ui/PanelHead.tsx";
import { Row } from "../../ui/Row.tsx";
import { SectionHead } from "../../ui/SectionHead.tsx";
import { Ticks } from "../../ui/Ticks.tsx";
import { createWide } from "../../ui/wide.ts";
import { GroupFields } from "./GroupFields.tsx";
import { messages } from "./messages.ts";
import styles from "./profile.module.css";
import { createProfile, type GroupProgress, type Profile } from "./state.ts";

/** How many missing fields a row names. */
const namesMax = 3;

export default function ProfilePage() {
  const t = useMessages(messages);
  const file = useOpenFile();
  const params = useParams();
  const profile = createProfile();
  const wide = createWide();
  const group = createMemo(() => profileGroups.find(({ id }) => id === params["group"]));
  createEffect(on(group, (now) => file.setPlace(now ? `profile/${now.id}` : "profile", false)));
  const overview = `/files/${file.entry.id}`;
  const count = () => t.subtitle(profile.village, t.filled(profile.filled(), profile.total));

  return (
    <Show
      when={wide() || params["group"] === undefined}
      fallback={
        <Page
          title={group() ? profileGroupName(group()?.id ?? "") : t.title}
          subtitle={profile.village}
          back={profile.base}
          stack
          actions={
            <Show when={group()}>
              {(now) => (
                <FormActions
                  about={`profile/${now().id}`}
                  next={nextGroup(now()) && `${profile.base}/${nextGroup(now())?.id}`}
                  list={profile.base}
                />
              )}
            </Show>
          }
        >
          <Show when={file.ydoc()}>
            <WritingLine section="profile" />
            <Show when={group()} keyed fallback={<Notice>{t.unknownGroup}</Notice>}>
              {(now) => <GroupFields profile={profile} group={now} />}
            </Show>
          </Show>
        </Page>
      }
    >
      <Page
        title={t.title}
        subtitle={count()}
        back={overview}
        stack
        tools={wide() ? <UndoButton /> : undefined}
        panel={
          wide() ? (
            <>
              <PanelHead title={t.groups} />
              <GroupList profile={profile} current={group()?.id} flat />
            </>
          ) : undefined
        }
        panelLabel={t.groups}
      >
        <Show when={file.ydoc()}>
          <WritingLine section="profile" />
          <Show when={wide()} fallback={<GroupList profile={profile} />}>
            <AllGroups profile={profile} current={group()?.id} />
          </Show>
        </Show>
      </Page>
    </Show>
  );
}

function GroupList(props: { profile: Profile; current?: string | undefined; flat?: boolean }) {
  const t = useMessages(messages);
  return (
    <CardList label={t.groups} flat={props.flat === true}>
      <For each={profileGroups}>
        {(group) => {
          const progress = () => props.profile.progressOf(group);
          return (
            <Row
              href={`${props.profile.base}/${group.id}`}
              title={profileGroupName(group.id)}
              detail={missingNames(progress())}
              current={props.current === group.id}
              end={groupCount(props.profile, group)}
            >
              <Show when={progress().total > 0}>
                <span class={styles["ticks"]}>
                  <Ticks
                    ticks={group.fields
                      .filter((field) => !field.optional)
                      .map((field) => (props.profile.isDone(field) ? "done" : "open"))}
                  />
                </span>
              </Show>
            </Row>
          );
        }}
      </For>
    </CardList>
  );
}

/** "Belum: RT, RW, Kode pos, dan 2 lagi" */
function missingNames(progress: GroupProgress): string | undefined {
  const t = useMessages(messages);
  if (progress.total === 0) return undefined;
  if (progress.missing.length === 0) return t.complete;
  const names = progress.missing.slice(0, namesMax).map((field) => profileFieldName(field.id));
  const more = progress.missing.length - names.length;
  return t.missing(more > 0 ? t.andMore(names.join(", "), more) : names.join(", "));
}

/** "5/7", "2 gerai", "87 orang", "3 baris" */
function groupCount(profile: Profile, group: ProfileGroup): string {
  const t = useMessages(messages);
  const { filled, total } = profile.progressOf(group);
  if (total > 0) return t.counted(filled, total);
  if (group.table === "members") return t.people(profile.rows("members") === 0 ? 0 : (profile.members() ?? 0));
  if (group.table) return t.rows(profile.rows(group.table));
  return t.outlets(group.fields.filter((field) => shownValue(profile.reading(field.id)) === true).length);
}

function AllGroups(props: { profile: Profile; current: string | undefined }) {
  const t = useMessages(messages);
  createEffect(
    on(
      () => props.current,
      (current) => current && document.getElementById(`group-${current}`)?.scrollIntoView({ block: "start" }),
    ),
  );
  return (
    <For each={profileGroups}>
      {(group) => {
        const progress = () => props.profile.progressOf(group);
        return (
          <div class={styles["section"]} id={`group-${group.id}`}>
            <SectionHead
              title={profileGroupName(group.id)}
              aside={progress().total > 0 ? t.filled(progress().filled, progress().total) : undefined}
            />
            <Card pad>
              <GroupFields profile={props.profile} group={group} />
            </Card>
          </div>
        );
      }}
    </For>
  );
}

function nextGroup(group: ProfileGroup): ProfileGroup | undefined {
  return profileGroups[profileGroups.indexOf(group) + 1];
}
