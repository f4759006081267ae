import type { Assessment } from '../../db/policy/assessments.ts'
import { aiLevels } from '../../domain/policy/assessment.ts'
import { presets } from '../../lms/lti/presets.ts'
import { type Html, html } from '../server/html.ts'

/** The browser kept nothing since the login: it asks the platform's storage, or the person opens a window of its own. */
export function unboundPage(
  { state, idToken }: { state: string; idToken: string },
  again: string,
  storage: { target: string; origin: string } | null,
): Html {
  const keeper = storage
    ? html`<div data-storage="${storage.target}" data-origin="${storage.origin}" data-key="lti_${state}"></div>
      <form method="post" action="/lti/launch"><input type="hidden" name="id_token" value="${idToken}"><input type="hidden" name="state" value="${state}"><input type="hidden" name="binding" value=""></form>`
    : html``
  return html`${keeper}<p>Your browser does not let Candour keep what it needs inside this page. It works in a window of its own.</p>
    <p><a class="button" href="${again}" target="_blank" rel="noopener">Open Candour in a new window</a></p>`
}

/** Before the login goes on, the platform's storage keeps what ties it to this browser. */
export const storagePage = (
  storage: { target: string; origin: string },
  state: string,
  binding: string,
  next: string,
): Html =>
  html`<div data-storage="${storage.target}" data-origin="${storage.origin}" data-key="lti_${state}" data-binding="${binding}" data-next="${next}"></div>
    <p>One moment, please.</p><p><a class="button" href="${next}">Go on</a></p>`

/** Where cookies do not live inside the LMS, the pages open in a window of their own. */
export const continuePage = (ticket: string): Html =>
  html`<p>Your browser does not let Candour sign you in inside this page. It works in a window of its own.</p>
    <form method="post" action="/lti/continue" target="_blank"><input type="hidden" name="ticket" value="${ticket}"><button>Open Candour in a new window</button></form>`

/** A tutor picks an assessment, or makes one. */
export function choicePage(ticket: string, assessments: Assessment[], problems: string[] = []): Html {
  const said = problems.length
    ? html`<div role="alert"><p>Something is missing:</p><ul>${problems.map((problem) => html`<li>${problem}</li>`)}</ul></div>`
    : html``
  const options = assessments.map(
    ({ id, title, aiLevel }) =>
      html`<label class="radio"><input type="radio" name="assessmentId" value="${id}" required> ${title} (${aiLevels[aiLevel]})</label>`,
  )
  const pick = assessments.length
    ? html`<form method="post" action="/lti/choice"><input type="hidden" name="ticket" value="${ticket}"><fieldset><legend>Use an assessment of yours</legend>${options}<button>Use this assessment</button></fieldset></form>`
    : html``
  const levels = Object.entries(aiLevels).map(
    ([level, name]) => html`<option value="${level}">${level} – ${name}</option>`,
  )
  return html`${said}${pick}<form method="post" action="/lti/choice"><input type="hidden" name="ticket" value="${ticket}">
    <fieldset><legend>Make a new assessment</legend>
    <label for="title">Title</label><input type="text" id="title" name="title" required maxlength="300">
    <label for="brief">Brief</label><textarea id="brief" name="brief" rows="4"></textarea>
    <label for="aiLevel">Use of AI</label><select id="aiLevel" name="aiLevel">${levels}</select>
    <label for="guidance">Guidance for students on using AI</label><textarea id="guidance" name="guidance" rows="3" required></textarea>
    <label for="levelReason">Reason, for levels 4 and 5</label><input type="text" id="levelReason" name="levelReason">
    <label for="levelApprover">Approved by, for levels 4 and 5</label><input type="text" id="levelApprover" name="levelApprover">
    <label for="dueAt">Due (UTC)</label><input type="datetime-local" id="dueAt" name="dueAt">
    <button>Make this assessment</button></fieldset></form>`
}

/** The choice goes back to the LMS by the browser. */
export const returnPage = (returnUrl: string, jwt: string): Html =>
  html`<form method="post" action="${returnUrl}" data-goes-on><input type="hidden" name="JWT" value="${jwt}"><p>Your choice goes back to your LMS.</p><button>Go on</button></form>`

export const invitePage = (host: string, fields: Record<string, string>): Html =>
  html`<p>${host} asks to be registered with this Candour. An admin of Candour confirms it afterwards.</p>
    <form method="post" action="/lti/register">${Object.entries(fields).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}<button>Register</button></form>`

export const registeredPage = html`<div data-close></div><p>Registered. It works as soon as an admin of Candour has confirmed it. You can close this window.</p>`

/** What an LMS admin pastes where. */
export function setupPage(own: string): Html {
  const ours = [
    ['Tool URL, target link URI, deep linking URL', `${own}/lti/launch`],
    ['Login URL (OIDC initiation)', `${own}/lti/login`],
    ['Redirect URI', `${own}/lti/launch`],
    ['Public key set URL', `${own}/lti/jwks`],
  ]
  const theirs = Object.entries(presets).map(([name, of]) => {
    const urls = Object.entries(of('https://lms.your-school.org'))
    return html`<h3>${name[0]!.toUpperCase() + name.slice(1)}</h3><table>${urls.map(([what, url]) => html`<tr><th>${what}</th><td><code>${url}</code></td></tr>`)}</table>`
  })
  return html`<h2>Paste into your LMS</h2><table>${ours.map(([what, url]) => html`<tr><th>${what!}</th><td><code>${url!}</code></td></tr>`)}</table>
    <p>Signature method: RS256. Services to allow: Assignment and Grade Services (line items, results, scores), Names and Roles. Privacy: the name may be shared; an e-mail address is not needed.</p>
    <h2>Give to the admin of Candour</h2><p>The client id, the deployment id, and these addresses of your LMS.</p>${theirs}`
}
