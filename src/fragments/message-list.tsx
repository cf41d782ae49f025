import type { ListedMessage } from '../db/message-lists.ts'
import type { MessageStand } from '../domain/sent-messages.ts'
import { momentOf } from './dates.ts'
import { Listing, type Page } from './listing.tsx'
import { masked } from './phone-number.tsx'
import type { View } from './view.ts'

/** A message as staff see it: never what it says, nor its whole address. */
export type MessageShown = Pick<ListedMessage, 'channel' | 'kind' | 'hint' | 'createdAt' | 'attempts'> & {
  stand: MessageStand
  /** when that was last known to be so, in ms */
  at: number
  /** where it can be sent again, below the council's base */
  again?: string
}

type Props = {
  view: View
  list: Page<MessageShown>
  /** the address of the list, below the council's base */
  at: string
}

/** What was sent, by whom, what became of it, and what to tell who asks. */
export function MessageList({ view, list, at }: Props) {
  const { messages: said } = view.words.staff
  return (
    <Listing
      view={view}
      list={list}
      caption={said.title}
      heads={[said.when, said.what, said.to, said.by, said.became]}
      cells={(message) => [
        momentOf(view.words, message.createdAt),
        whatOf(view, message),
        <span class="breakable">{maskedRecipient(message)}</span>,
        <Attempts view={view} {...message} />,
        <Became view={view} message={message} />,
      ]}
      none={said.none}
      at={at}
    />
  )
}

/** The newest message in one line, with the way to all of them. */
export function LastMessage({ view, last, at }: { view: View; last: MessageShown | undefined; at: string }) {
  const { messages: said } = view.words.staff
  return (
    <>
      <h2 class="govuk-heading-m">{said.title}</h2>
      {last ? (
        <p class="govuk-body">
          {whatOf(view, last)}, {momentOf(view.words, last.createdAt)}: {becameWords(view, last)}
        </p>
      ) : (
        <p class="govuk-body">{said.none}</p>
      )}
      <p class="govuk-body">
        <a class="govuk-link target" href={view.base + at}>
          {said.all}
        </a>
      </p>
    </>
  )
}

const whatOf = ({ words }: View, { kind, channel }: MessageShown) =>
  `${words.staff.messages.kinds[kind]} (${words.staff.messages.channels[channel]})`

/** A recipient as its owner recognises it and a stranger cannot: the first letter and where the mailbox is, or two digits. */
export const maskedRecipient = ({ channel, hint }: Pick<MessageShown, 'channel' | 'hint'>) =>
  channel === 'email' ? hint.replace('@', '•••@') : masked(hint)

function Attempts({ view, attempts }: { view: View } & Pick<MessageShown, 'attempts'>) {
  const { messages: said } = view.words.staff
  if (attempts.length === 0) return <>{said.nobody}</>
  return (
    <ul class="govuk-list facts">
      {attempts.map(({ provider, outcome, at }) => (
        <li>
          {(said.providers as Record<string, string>)[provider] ?? provider}: {said.outcomes[outcome]} ({momentOf(view.words, at)}
          )
        </li>
      ))}
    </ul>
  )
}

export function becameWords({ words }: View, { stand, channel, at }: MessageShown): string {
  const word = words.staff.messages.stands[stand][channel]
  return typeof word === 'string' ? word : word(momentOf(words, at))
}

/** The person has nothing of it, and is told how to go on. */
export const isLost = (stand: MessageStand) => ['unknown', 'unreachable', 'undelivered', 'untaken', 'budget'].includes(stand)

function Became({ view, message }: { view: View; message: MessageShown }) {
  const { messages: said } = view.words.staff
  const { kind, stand, again, createdAt } = message
  return (
    <>
      {becameWords(view, message)}
      {isLost(stand) && kind !== 'notice' && (
        <> {kind === 'invitation' && stand === 'unreachable' ? said.readdress : said.next[kind]}</>
      )}
      {again && (
        <>
          {' '}
          <a class="govuk-link" href={view.base + again}>
            {said.sendAgain}
            <span class="govuk-visually-hidden">: {momentOf(view.words, createdAt)}</span>
          </a>
        </>
      )}
    </>
  )
}
