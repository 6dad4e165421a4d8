// Written by scripts/protocol from the classes of the messages: change those.

/** The page shows the check to its person: from now on their time to answer runs. Said again (after a cut line, when the time is over) it asks how things stand. */
export interface AcknowledgeCheck {
  type: "check.acknowledge";
  check: number;
}

/** To hosts and moderators: the colleague stays where they are. */
export interface AirDeclined {
  type: "air.declined";
  seq: number;
  at: number;
  to: Named;
}

/** To hosts and moderators: whoever offered it goes on. */
export interface AirOfferWithdrawn {
  type: "air.withdrawn";
  seq: number;
  at: number;
  by: Named;
}

/** To hosts and moderators. `by` is on air and offers `to` to take over, until `until` (milliseconds since 1970). */
export interface AirOffered {
  type: "air.offered";
  seq: number;
  at: number;
  by: Named;
  to: Named;
  until: number;
}

/** For all: who is on air. */
export interface AirSnapshot {
  on_air: Named | null;
}

/** From now on the broadcast comes from this person's page. */
export interface AirTaken {
  type: "air.taken";
  seq: number;
  at: number;
  by: Named;
}

/** The person is there. */
export interface AnswerCheck {
  type: "check.answer";
  check: number;
}

/** It was answered aloud. */
export interface AnswerQuestion {
  type: "question.answer";
  code: string;
}

/** The message that is answered, and the name of who wrote it. */
export interface Answered {
  id: number;
  name: string;
}

/** `nonce` is random, the same when it is sent again after a cut line. Answered by the event `question.received`. */
export interface AskQuestion {
  type: "question.ask";
  text: string;
  nonce: string;
  anonymous?: boolean;
}

/** Answered by `servers.told`: for who has the microphone, and the team. */
export interface AskServers {
  type: "servers.ask";
}

/** Who wrote. `host`: of the webinar's team. */
export interface Author {
  id: number;
  name: string;
  initials: string;
  host: boolean;
}

/** Out of the room, on all devices, until `person.unban`. */
export interface BanPerson {
  type: "person.ban";
  id: number;
}

/** Every 10 s, on joining, and whenever one of its fields changes. `seq` grows by one; numbers seen before are passed over. `playing`: media really runs (in slides-only mode: the slides are open). `visible`: the tab is on screen. `position_ms`: of the player. `mono_ms`: the page's monotonic clock. Both are hints: only the server's clock counts. */
export interface BeatPresence {
  type: "presence.beat";
  seq: number;
  playing: boolean;
  sound: boolean;
  visible: boolean;
  mode: "video" | "light" | "audio_slides" | "slides";
  mono_ms: number;
  position_ms?: number | null;
}

/** The lecture is to go on at another moment than was said. It goes on with `webinar.resumed`. */
export interface BreakProlonged {
  type: "break.prolonged";
  seq: number;
  at: number;
  until: number;
}

/** No media come from the lecturer. */
export interface BroadcastInterrupted {
  type: "broadcast.interrupted";
  seq: number;
  at: number;
}

export interface BroadcastResumed {
  type: "broadcast.resumed";
  seq: number;
  at: number;
}

/** RTCIceCandidate: `mid` is its sdpMid, `index` its sdpMLineIndex. */
export interface Candidate {
  candidate: string;
  mid?: string | null;
  index?: number | null;
}

/** Words that are still being recognised; a `caption.said` with the same beginning replaces them. Not stored. */
export interface CaptionHeard {
  type: "caption.heard";
  language: string;
  start_ms: number;
  end_ms: number;
  text: string;
}

/** A line, or its correction: then with the id of the line that it replaces. */
export interface CaptionSaid {
  type: "caption.said";
  seq: number;
  at: number;
  id: number;
  language: string;
  start_ms: number;
  end_ms: number;
  text: string;
}

/** The languages there are captions in, and the newest lines, oldest first. All others: `captions/lines.json`. */
export interface CaptionsSnapshot {
  languages: string[];
  lines: SaidLine[];
}

export interface ChatHostSnapshot {
  muted: NamedPerson[];
  banned: NamedPerson[];
}

export interface ChatOwnSnapshot {
  is_muted: boolean;
}

/** This message stands above the chat, instead of any other. */
export interface ChatPinned {
  type: "chat.pinned";
  seq: number;
  at: number;
  id: number;
  text: string;
  by: Author;
}

/** Older messages, oldest first, each as in `chat.sent`. */
export interface ChatRecalled {
  type: "chat.recalled";
  before: number;
  messages: any[];
  has_older: boolean;
}

/** A moderator took this message away. */
export interface ChatRemoved {
  type: "chat.removed";
  seq: number;
  at: number;
  id: number;
}

/** `nonce` is the sender's, to know its own message again. Of a removed message the text is gone. */
export interface ChatSent {
  type: "chat.sent";
  seq: number;
  at: number;
  id: number;
  text: string;
  nonce: string;
  by: Author;
  reply_to: Answered | null;
  is_removed: boolean;
}

/** Off: only hosts and moderators write. Otherwise everyone else waits `slow_s` seconds between two messages. */
export interface ChatSet {
  type: "chat.set";
  seq: number;
  at: number;
  is_off: boolean;
  slow_s: number;
}

/** The newest messages, oldest first, each as in `chat.sent`, and whether there are older ones. `has_muted`: somebody may not write. */
export interface ChatSnapshot {
  messages: any[];
  has_older: boolean;
  pinned: PinnedChat | null;
  is_off: boolean;
  slow_s: number;
  has_muted: boolean;
}

export interface ChatUnpinned {
  type: "chat.unpinned";
  seq: number;
  at: number;
}

/** To the team, while a check runs: how many were shown it, and how many of those have answered. */
export interface CheckCounted {
  type: "check.counted";
  check: number;
  number: number;
  launched_at: number;
  until: number;
  shown: number;
  answered: number;
}

/** People are asked whether they are there. Who has not been shown it by `until` need not be any more; everyone has `window_ms` to answer, from when their page showed it first. */
export interface CheckLaunched {
  type: "check.launched";
  seq: number;
  at: number;
  check: number;
  number: number;
  launched_at: number;
  until: number;
  window_ms: number;
}

/** How things stand between the check and this person; on all of their devices. `until`: the end of their time; None when the check was over before it could be shown. `answered_at`: None while they have not. */
export interface CheckNoted {
  type: "check.noted";
  check: number;
  until: number | null;
  answered_at: number | null;
}

/** For those who steer or moderate. The lecturer may launch one `apart_ms` after the newest, at the earliest. */
export interface ChecksOfTeam {
  apart_ms: number;
  newest: CheckCounted | null;
}

/** The check that runs, as in `check.launched`. */
export interface ChecksShared {
  check: number;
  number: number;
  launched_at: number;
  until: number;
  window_ms: number;
}

export interface ClosePoll {
  type: "poll.close";
  code: string;
}

/** For a page that was away: answered by `poll.counted` of the open poll, if its results are shown to this person. */
export interface CountPolls {
  type: "poll.count";
}

/** For a page that was away: answered by `question.counted` with all votes. */
export interface CountQuestions {
  type: "question.count";
}

/** Made on the spot. `opens`: at once. Answered by `poll.created`. */
export interface CreatePoll {
  type: "poll.create";
  nonce: string;
  kind: string;
  text: string;
  options?: string[];
  scale_max?: number;
  is_anonymous?: boolean;
  can_change?: boolean;
  shows_results?: boolean;
  is_presence_check?: boolean;
  opens?: boolean;
}

/** The colleague does not want to. (Who wants to publishes, with `take_over`.) */
export interface DeclineAir {
  type: "air.decline";
}

/** RTCSessionDescription. The desk offers, the speaker answers. */
export interface Description {
  type: "answer" | "offer";
  sdp: string;
}

export interface DismissHand {
  type: "hand.dismiss";
  hand: number;
}

export interface DismissQuestion {
  type: "question.dismiss";
  code: string;
}

/** `ending` is the lecturer's page's: the line did not come back (`line`), or nobody took the microphone (`unused`). */
export interface EndTurn {
  type: "microphone.end";
  turn: number;
  ending?: "" | "line" | "unused";
}

/** Several events at once, oldest first. One alone comes as itself. */
export interface EventsTold {
  type: "room.told";
  events: any[];
}

export interface GiveMicrophone {
  type: "microphone.give";
  hand: number;
}

export interface HandLowered {
  type: "hand.lowered";
  seq: number;
  at: number;
  hand: number;
}

/** To the team: whose hand that is. */
export interface HandNamed {
  type: "hand.named";
  seq: number;
  at: number;
  hand: number;
  by: Speaker;
}

/** For the team: whose hands these are. By the hand. */
export interface HandNames {
  names: Record<number, Speaker>;
}

/** To all, without a name: everyone sees how many are before them, and only the team sees who they are. */
export interface HandRaised {
  type: "hand.raised";
  seq: number;
  at: number;
  hand: number;
  person: number;
}

export interface HandView {
  hand: number;
  person: number;
}

export interface HideResults {
  type: "poll.hide_results";
  code: string;
}

export interface HideSlides {
  type: "slides.hide";
  media_ms?: number | null;
}

/** `id`: as in the results. */
export interface HideText {
  type: "poll.hide_text";
  code: string;
  id: number;
}

export interface HideWord {
  type: "poll.hide_word";
  code: string;
  word: string;
}

/** As RTCPeerConnection takes it. */
export interface IceServer {
  urls: string[];
  username?: string;
  credential?: string;
}

/** `url` only of a link; a file is fetched from its own address. `ending`: "PDF"; `bytes` of a file. `moment`: from when on participants see it: before, during, after. */
export interface Item {
  code: string;
  kind: string;
  title: string;
  url: string;
  ending: string;
  bytes: number;
  moment: string;
}

/** First message. `since`: the last event this page saw, 0 for a new page. */
export interface JoinRoom {
  type: "room.join";
  since?: number;
}

/** The lecturer wants to know now who is there. */
export interface LaunchCheck {
  type: "check.launch";
  nonce?: string;
}

/** A turn as a snapshot has it. */
export interface Leaf {
  deck: string | null;
  page: number | null;
  media_ms: number;
}

/** The page is being left (pagehide): the goodbye that makes the end of a span exact even if no close frame gets through. */
export interface LeavePresence {
  type: "presence.leave";
}

/** `state` is of the webinar: published, live, ended or cancelled. Moments in milliseconds since 1970; `break_until`: when the lecture is to go on after the break, if that was said. */
export interface LifeSnapshot {
  state: string;
  is_on_break: boolean;
  break_until: number | null;
  is_interrupted: boolean;
  started_at: number | null;
}

/** A presentation whose pages are there. `width` and `height` are of its first page. */
export interface Listed {
  deck: string;
  title: string;
  pages: number;
  width: number;
  height: number;
}

/** One's own. */
export interface LowerHand {
  type: "hand.lower";
}

/** To hosts and moderators: all of them, also those whose time has not come. */
export interface MaterialsListed {
  type: "materials.listed";
  seq: number;
  at: number;
  listed: Item[];
}

/** What participants see, in order. `added`: codes of those that are new to them. */
export interface MaterialsShown {
  type: "materials.shown";
  seq: number;
  at: number;
  listed: Item[];
  added: string[];
}

/** What participants see, in order; for hosts and moderators all of them. */
export interface MaterialsSnapshot {
  listed: Item[];
}

/** `code` becomes part of `into`. */
export interface MergeQuestion {
  type: "question.merge";
  code: string;
  into: string;
}

/** A mark on the line of time: when these credits were reached, or will be if the person stays. */
export interface MeterGoal {
  credits: string;
  at: number;
  is_earned: boolean;
}

/** The next step up: its credits as a text in the person's language, and what is missing to it. */
export interface MeterNext {
  credits: string;
  missing_s: number;
  missing_checks: number;
}

export interface MeterReason {
  text: string;
  is_short: boolean;
}

/** Every ten seconds, and when something changes. Moments in ms since 1970 by the server's clock, `_s` in seconds. `running`: time counts at this moment, so a page may go on counting by itself until the next message. `intervals` are what counted so far, `breaks` the breaks; the line of time reaches from `starts_at` to `ends_at`. `checks`: when each presence check was launched, and what became of it for this person ("answered", "missed", "not_shown", "excused", "open"). `earned` and `reached` are shares of the whole in percent, of credits and of what they need. */
export interface MeterUpdated {
  type: "meter.updated";
  running: boolean;
  now: number;
  starts_at: number | null;
  ends_at: number | null;
  attended_s: number;
  content_s: number;
  needed_s: number;
  percent: number;
  credits: string;
  waiting: string;
  max_credits: string;
  unit: string;
  earned: number;
  next: MeterNext | null;
  checks_answered: number;
  checks_needed: number;
  quiz_required: boolean;
  quiz_passed: boolean;
  intervals: ([number, number])[];
  breaks: ([number, number])[];
  checks: ([number, string])[];
  goals: MeterGoal[];
  reasons: MeterReason[];
}

/** `ending`: taken_back, given_back, unused, left, line, break or ended. */
export interface MicrophoneEnded {
  type: "microphone.ended";
  seq: number;
  at: number;
  turn: number;
  ending: string;
}

/** The hand is down, and its person may speak. All hear who it is, so all are told. */
export interface MicrophoneGiven {
  type: "microphone.given";
  seq: number;
  at: number;
  turn: number;
  hand: number;
  place: number;
  by: Speaker;
}

/** `by` is the id of whoever did it: the speaker or one of the team. */
export interface MicrophoneMuted {
  type: "microphone.muted";
  seq: number;
  at: number;
  turn: number;
  by: number;
}

/** The speaker's page is ready to be called; `line` is its name. Again when the page was opened anew. */
export interface MicrophoneTaken {
  type: "microphone.taken";
  seq: number;
  at: number;
  turn: number;
  line: string;
}

export interface MicrophoneUnmuted {
  type: "microphone.unmuted";
  seq: number;
  at: number;
  turn: number;
}

/** To the person, who keeps order from now on. A new snapshot follows, with what moderators see. */
export interface ModeratorNamed {
  type: "moderator.named";
  seq: number;
  at: number;
}

/** To the person. A new snapshot follows. */
export interface ModeratorWithdrawn {
  type: "moderator.withdrawn";
  seq: number;
  at: number;
}

export interface MuteMicrophone {
  type: "microphone.mute";
  turn: number;
}

export interface MutePerson {
  type: "person.mute";
  id: number;
}

/** A person of the team. */
export interface Named {
  id: number;
  name: string;
}

export interface NamedPerson {
  id: number;
  name: string;
}

/** Who is on air asks a colleague to take over. */
export interface OfferAir {
  type: "air.offer";
  to: number;
}

/** For hosts and moderators: the offer that was not answered yet. Its time may be over. */
export interface OfferSnapshot {
  by: Named;
  to: Named;
  until: number;
}

/** This page of the lecturer broadcasts. It calls the speakers. */
export interface OpenDesk {
  type: "desk.open";
  desk: string;
}

/** Any other one is closed. */
export interface OpenPoll {
  type: "poll.open";
  code: string;
}

/** In the snapshot of somebody who was shown the check that runs. As in `CheckNoted`. */
export interface OwnCheck {
  check: number;
  until: number;
  answered_at: number | null;
}

/** To hosts and moderators, every second while somebody has signalled: how many people say so, each weighing less the longer ago it was, up to a minute. `source`: whose people these are; pages add up the newest of each source. */
export interface PaceMeasured {
  type: "pace.measured";
  source: string;
  fast: number;
  quiet: number;
}

/** How things stand in one part: for all, for hosts and moderators, for this person. */
export interface PartSnapshot {
  shared?: any | null;
  host?: any | null;
  own?: any;
}

/** To hosts and moderators. All sockets of the person are closed, and no new ones are let in. */
export interface PersonBanned {
  type: "person.banned";
  seq: number;
  at: number;
  id: number;
  name: string;
}

/** To hosts and moderators. */
export interface PersonMuted {
  type: "person.muted";
  seq: number;
  at: number;
  id: number;
  name: string;
}

export interface PersonUnbanned {
  type: "person.unbanned";
  seq: number;
  at: number;
  id: number;
}

export interface PersonUnmuted {
  type: "person.unmuted";
  seq: number;
  at: number;
  id: number;
}

export interface PinChat {
  type: "chat.pin";
  id: number;
}

/** Is the line alive? A page asks when it has heard nothing for 12 s. */
export interface PingRoom {
  type: "room.ping";
}

export interface PinnedChat {
  id: number;
  text: string;
  by: Author;
}

/** Where on the page the host points, as shares of its width and height; nulls: nowhere any more. At most 10 a second. */
export interface Point {
  type: "slides.point";
  x?: number | null;
  y?: number | null;
  media_ms?: number | null;
}

/** The same to all, about 5 times a second, in large rooms less often. Not stored. */
export interface Pointed {
  type: "slides.pointed";
  x: number | null;
  y: number | null;
  media_ms: number | null;
}

/** A word or a text is shown no longer; the results without it, if all may see them. */
export interface PollAnswerHidden {
  type: "poll.answer_hidden";
  seq: number;
  at: number;
  code: string;
  results: Results | null;
}

/** With the last results, if all may see them. */
export interface PollClosed {
  type: "poll.closed";
  seq: number;
  at: number;
  code: string;
  closed_at: number;
  results: Results | null;
}

/** To those who see the results, at most 12 times a second. Of an open text poll `results.texts` are the new ones alone. */
export interface PollCounted {
  type: "poll.counted";
  code: string;
  results: Results;
}

/** To the page that made it. */
export interface PollCreated {
  type: "poll.created";
  code: string;
  nonce: string;
}

/** For the first time or again. Any other one is closed. */
export interface PollOpened {
  type: "poll.opened";
  seq: number;
  at: number;
  poll: PollView;
}

export interface PollResultsHidden {
  type: "poll.results_hidden";
  seq: number;
  at: number;
  code: string;
}

export interface PollResultsShown {
  type: "poll.results_shown";
  seq: number;
  at: number;
  code: string;
  results: Results;
}

/** To the team: the results of a poll that was closed or moderated, where only the team sees them. */
export interface PollSummed {
  type: "poll.summed";
  seq: number;
  at: number;
  code: string;
  results: Results;
}

/** A poll as the audience sees it. `results` are null while only the team sees them. */
export interface PollView {
  code: string;
  order: number;
  kind: string;
  text: string;
  options: string[];
  scale_max: number;
  state: string;
  is_anonymous: boolean;
  can_change: boolean;
  shows_results: boolean;
  is_presence_check: boolean;
  opened_at: number | null;
  closed_at: number | null;
  results: Results | null;
}

/** To one's own pages: this is the person's answer, as stored. */
export interface PollVoted {
  type: "poll.voted";
  code: string;
  choices: number[];
  number: number | null;
  words: string[];
  text: string;
}

/** To the team: all polls in their order, prepared ones too, without results. */
export interface PollsListed {
  type: "polls.listed";
  seq: number;
  at: number;
  polls: PollView[];
}

export interface PublishQuestion {
  type: "question.publish";
  code: string;
}

/** Aloud, in writing, or the written answer changed. */
export interface QuestionAnswered {
  type: "question.answered";
  seq: number;
  at: number;
  question: QuestionView;
}

/** To all; a question that waits for a moderator, to moderators. */
export interface QuestionAsked {
  type: "question.asked";
  seq: number;
  at: number;
  question: QuestionView;
}

export interface QuestionDismissed {
  type: "question.dismissed";
  seq: number;
  at: number;
  code: string;
}

/** `code` is gone, its votes are with `into`, which has `votes` now. */
export interface QuestionMerged {
  type: "question.merged";
  seq: number;
  at: number;
  code: string;
  into: string;
  votes: number;
}

/** A waiting question was let through, or one that was gone is back. `out_of`: the one that it was merged into till now, which has `out_of_votes` left. */
export interface QuestionPublished {
  type: "question.published";
  seq: number;
  at: number;
  question: QuestionView;
  out_of: string | null;
  out_of_votes: number | null;
}

/** To who asked: it is yours, and your vote is in it. `nonce` as it was sent. */
export interface QuestionReceived {
  type: "question.received";
  seq: number;
  at: number;
  question: QuestionView;
  nonce: string;
}

/** It is open after all (or answered in writing alone). */
export interface QuestionReturned {
  type: "question.returned";
  seq: number;
  at: number;
  question: QuestionView;
}

export interface QuestionRulesSet {
  type: "question.rules_set";
  seq: number;
  at: number;
  are_taken: boolean;
  are_moderated: boolean;
  may_be_anonymous: boolean;
}

/** The lecturer answers it now. */
export interface QuestionTaken {
  type: "question.taken";
  seq: number;
  at: number;
  question: QuestionView;
}

export interface QuestionUnvoted {
  type: "question.unvoted";
  code: string;
}

/** A question as people see it. `by` is null when it was asked without a name. `state`: waiting, open, answering, answered. */
export interface QuestionView {
  code: string;
  text: string;
  by: string | null;
  state: string;
  votes: number;
  asked_at: number;
  answered_at: number | null;
  answered_live: boolean;
  answer: string;
  answered_by: string;
}

/** To one's own pages: this person's vote is in it. */
export interface QuestionVoted {
  type: "question.voted";
  code: string;
}

export interface QuestionWithdrawn {
  type: "question.withdrawn";
  seq: number;
  at: number;
  code: string;
}

/** To the page that wrote an answer: it is saved. */
export interface QuestionWritten {
  type: "question.written";
  code: string;
  nonce: string;
}

/** Votes of those that changed, at most 12 times a second. */
export interface QuestionsCounted {
  type: "question.counted";
  votes: Record<string, number>;
}

export interface RaiseHand {
  type: "hand.raise";
}

/** What came within the last second, by kind; several of these add up. */
export interface ReactionsCounted {
  type: "reaction.counted";
  counts: Record<string, number>;
}

/** Asks for messages older than this one. */
export interface RecallChat {
  type: "chat.recall";
  before: number;
}

/** What the client asked was not done. `to` is the type of its message, `reason` a sentence in the person's language, `nonce` that of its message, if it had one. */
export interface Refused {
  type: "message.refused";
  to: string;
  reason: string;
  nonce: string;
}

export interface RemoveChat {
  type: "chat.remove";
  id: number;
}

export interface RestoreQuestion {
  type: "question.restore";
  code: string;
}

/** `people` answered. `counts`: by option, or by number of the scale from 1. `sum`: of the scale's numbers. `words`: the most frequent first. `texts`: the newest first. */
export interface Results {
  people?: number;
  counts?: number[];
  sum?: number;
  words?: Word[];
  texts?: Text[];
}

export interface ReturnQuestion {
  type: "question.return";
  code: string;
}

/** How many people are in the room (a person with two tabs counts once). */
export interface RoomCounted {
  type: "room.counted";
  count: number;
}

/** The answer. Either `parts`, a snapshot of each part as of event `last_seq`; or `events`, all after `since` that are for this person, oldest first. `now` in milliseconds since 1970 by the server's clock, `count` as in `room.counted`. */
export interface RoomJoined {
  type: "room.joined";
  now: number;
  count: number;
  last_seq: number;
  parts?: any | null;
  events?: any[] | null;
}

/** It is. */
export interface RoomPonged {
  type: "room.ponged";
}

/** What one person has earned and what is missing to more, by the rules of credit. Credits are texts in the reader's language. `next_credits` needs `next_at_s` attended seconds and `checks` more answered presence checks; it is empty when time and checks bring nothing more. `waiting` is granted with a passed quiz; empty when nothing waits for it. */
export interface RosterNeed {
  id: number;
  credits: string;
  waiting: string;
  next_credits: string;
  next_at_s: number;
  checks: number;
}

/** To the team, where the webinar gives credit: those whose `RosterNeed` changed. Seconds that pass change none. `full`: the list is complete and replaces what the page has. `unit` and `max_credits`: of the whole webinar. */
export interface RosterNeeds {
  type: "roster.needs";
  full: boolean;
  unit: string;
  max_credits: string;
  people: RosterNeed[];
}

/** One line of the roster. `attended_s` is as of the message; while `online` and the content runs it grows by itself. */
export interface RosterPerson {
  id: number;
  name: string;
  initials: string;
  organisation: string;
  region: string;
  online: boolean;
  attended_s: number;
  devices: number;
  checks_answered?: number;
  checks_shown?: number;
  is_host: boolean;
}

/** To the team, every few seconds: those whose line changed otherwise than by time passing. `full`: the list is complete and replaces what the page has. `is_counting`: content runs now (live, no break). `content_s`: how much content there has been. Time is the server's. */
export interface RosterUpdated {
  type: "roster.updated";
  full: boolean;
  is_counting: boolean;
  content_s: number;
  people: RosterPerson[];
}

export interface SaidLine {
  id: number;
  language: string;
  start_ms: number;
  end_ms: number;
  text: string;
}

/** `nonce`: the page's own name for it; sent twice it is one message. At most 1,000 characters. */
export interface SendChat {
  type: "chat.send";
  text: string;
  nonce: string;
  reply_to?: number | null;
}

export interface SendReaction {
  type: "reaction.send";
  kind: "clap" | "heart" | "thumb" | "smile" | "wow";
}

/** From the desk to the speaker's page or back; nobody else gets it. It holds a description or a candidate. `call` is the desk's number for this call: what belongs to an earlier one is old. */
export interface SendSignal {
  type: "signal.send";
  turn: number;
  desk: string;
  line: string;
  sender: "desk" | "speaker";
  call: number;
  description?: Description | null;
  candidate?: Candidate | null;
}

/** For RTCPeerConnection. `relay_only`: no address of either side is told to the other. `life_s`: ask again before. */
export interface ServersTold {
  type: "servers.told";
  servers: IceServer[];
  relay_only: boolean;
  life_s: number;
}

/** As in `chat.set`. */
export interface SetChat {
  type: "chat.configure";
  is_off: boolean;
  slow_s: number;
}

export interface ShowResults {
  type: "poll.show_results";
  code: string;
}

/** A page on the screen. `width`, `height`: of the widest picture; `furthest`: the last page that the audience has seen. */
export interface Shown {
  deck: string;
  title: string;
  pages: number;
  page: number;
  furthest: number;
  width: number;
  height: number;
  text: string;
  is_downloadable: boolean;
}

/** A presentation that the audience has seen, up to page `furthest`. */
export interface ShownDeck {
  deck: string;
  title: string;
  pages: number;
  furthest: number;
  is_downloadable: boolean;
}

/** The lecture is too fast, or too quiet. One of each a person; said again it is fresh again, `is_on` false takes it back. */
export interface SignalPace {
  type: "pace.signal";
  kind: "fast" | "quiet";
  is_on?: boolean;
}

/** To the pages of the person at the other end; all but the one that is named drop it. */
export interface SignalSent {
  type: "signal.sent";
  turn: number;
  desk: string;
  line: string;
  sender: string;
  call: number;
  description: Description | null;
  candidate: Candidate | null;
}

/** What can be shown. */
export interface SlidesForHosts {
  listed: Listed[];
}

/** To hosts: what can be shown from now on, in order. */
export interface SlidesListed {
  type: "slides.listed";
  seq: number;
  at: number;
  listed: Listed[];
}

/** A presentation that was shown may now be downloaded, or no longer, or is called otherwise. */
export interface SlidesOffered {
  type: "slides.offered";
  seq: number;
  at: number;
  deck: string;
  title: string;
  is_downloadable: boolean;
}

/** `shown` is on the screen now; `turns` are the last ones, oldest first: the picture of the lecture comes a little later. */
export interface SlidesSnapshot {
  shown: Shown | null;
  turns: Leaf[];
  decks: ShownDeck[];
}

/** From the moment `media_ms` of the broadcast on this is shown; `shown` is None when there is no slide. */
export interface SlidesTurned {
  type: "slides.turned";
  seq: number;
  at: number;
  shown: Shown | null;
  media_ms: number;
}

export interface Speaker {
  id: number;
  name: string;
  initials: string;
}

/** The queue, first come first; and who has the microphone. */
export interface StageSnapshot {
  hands: HandView[];
  turns: TurnView[];
}

/** The speaker's page `line` is ready. Said again whenever its socket has come back. */
export interface TakeMicrophone {
  type: "microphone.take";
  turn: number;
  line: string;
}

export interface TakeQuestion {
  type: "question.take";
  code: string;
}

/** `id` names it to who hides it. */
export interface Text {
  id: number;
  text: string;
}

/** Show this page to all. `media_ms`: the moment of the broadcast that this device records now; null when it records none. */
export interface TurnPage {
  type: "slides.turn";
  deck: string;
  page: number;
  media_ms?: number | null;
}

/** `line` is empty until the speaker's page is ready; `muted_by` is 0 for nobody. */
export interface TurnView {
  turn: number;
  place: number;
  by: Speaker;
  line: string;
  muted_by: number;
}

export interface UnbanPerson {
  type: "person.unban";
  id: number;
}

export interface UnmuteMicrophone {
  type: "microphone.unmute";
  turn: number;
}

export interface UnmutePerson {
  type: "person.unmute";
  id: number;
}

export interface UnpinChat {
  type: "chat.unpin";
}

export interface UnvoteQuestion {
  type: "question.unvote";
  code: string;
}

/** To the person: they may write again. */
export interface VoiceGiven {
  type: "voice.given";
  seq: number;
  at: number;
}

/** To the person: they may read on, and not write. */
export interface VoiceTaken {
  type: "voice.taken";
  seq: number;
  at: number;
}

/** One of the four is filled, as the poll's kind asks. Sending it again does no harm. Answered by `poll.voted`. */
export interface VotePoll {
  type: "poll.vote";
  code: string;
  choices?: number[];
  number?: number | null;
  words?: string[];
  text?: string;
}

export interface VoteQuestion {
  type: "question.vote";
  code: string;
}

/** Before the start: how many people of each region are in the room, by the region's code; "" for those without one. The team is not counted. */
export interface WaitersCounted {
  type: "waiting.counted";
  regions: Record<string, number>;
}

export interface WebinarEnded {
  type: "webinar.ended";
  seq: number;
  at: number;
  ended_at: number;
}

/** A break began: time stands still. `until`: when the lecture is to go on; None when that was not said. */
export interface WebinarPaused {
  type: "webinar.paused";
  seq: number;
  at: number;
  paused_at: number;
  until: number | null;
}

export interface WebinarResumed {
  type: "webinar.resumed";
  seq: number;
  at: number;
  resumed_at: number;
}

export interface WebinarStarted {
  type: "webinar.started";
  seq: number;
  at: number;
  started_at: number;
}

/** Who offered it goes on. */
export interface WithdrawAirOffer {
  type: "air.withdraw";
}

export interface WithdrawQuestion {
  type: "question.withdraw";
  code: string;
}

export interface Word {
  word: string;
  count: number;
}

export interface WriteAnswer {
  type: "question.write";
  code: string;
  text: string;
  nonce: string;
}

export type ClientMessage = AcknowledgeCheck | AnswerCheck | AnswerQuestion | AskQuestion | AskServers | BanPerson | BeatPresence | ClosePoll | CountPolls | CountQuestions | CreatePoll | DeclineAir | DismissHand | DismissQuestion | EndTurn | GiveMicrophone | HideResults | HideSlides | HideText | HideWord | JoinRoom | LaunchCheck | LeavePresence | LowerHand | MergeQuestion | MuteMicrophone | MutePerson | OfferAir | OpenDesk | OpenPoll | PinChat | PingRoom | Point | PublishQuestion | RaiseHand | RecallChat | RemoveChat | RestoreQuestion | ReturnQuestion | SendChat | SendReaction | SendSignal | SetChat | ShowResults | SignalPace | TakeMicrophone | TakeQuestion | TurnPage | UnbanPerson | UnmuteMicrophone | UnmutePerson | UnpinChat | UnvoteQuestion | VotePoll | VoteQuestion | WithdrawAirOffer | WithdrawQuestion | WriteAnswer;
export type StoredEvent = AirDeclined | AirOfferWithdrawn | AirOffered | AirTaken | BreakProlonged | BroadcastInterrupted | BroadcastResumed | CaptionSaid | ChatPinned | ChatRemoved | ChatSent | ChatSet | ChatUnpinned | CheckLaunched | HandLowered | HandNamed | HandRaised | MaterialsListed | MaterialsShown | MicrophoneEnded | MicrophoneGiven | MicrophoneMuted | MicrophoneTaken | MicrophoneUnmuted | ModeratorNamed | ModeratorWithdrawn | PersonBanned | PersonMuted | PersonUnbanned | PersonUnmuted | PollAnswerHidden | PollClosed | PollOpened | PollResultsHidden | PollResultsShown | PollSummed | PollsListed | QuestionAnswered | QuestionAsked | QuestionDismissed | QuestionMerged | QuestionPublished | QuestionReceived | QuestionReturned | QuestionRulesSet | QuestionTaken | QuestionWithdrawn | SlidesListed | SlidesOffered | SlidesTurned | VoiceGiven | VoiceTaken | WebinarEnded | WebinarPaused | WebinarResumed | WebinarStarted;
export type Answer = CaptionHeard | ChatRecalled | CheckCounted | CheckNoted | EventsTold | MeterUpdated | PaceMeasured | Pointed | PollCounted | PollCreated | PollVoted | QuestionUnvoted | QuestionVoted | QuestionWritten | QuestionsCounted | ReactionsCounted | Refused | RoomCounted | RoomJoined | RoomPonged | RosterNeeds | RosterUpdated | ServersTold | SignalSent | WaitersCounted;
export type ServerMessage = StoredEvent | Answer;
