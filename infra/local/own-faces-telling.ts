/** What the parts of the enrolment page's script have in common. */

const said = part('said', HTMLElement)

/** @returns whether it was done; else the person has been told why not */
export async function send(method: string, path: string, body?: object): Promise<boolean> {
  const answer = await fetch(path, {
    method,
    ...(body ? { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) } : {}),
  }).catch(() => undefined)
  if (!answer) trouble('没有连上本机的程序，可能已经停止，请重新启动后再试。')
  else if (!answer.ok) {
    const { message } = (await answer.json().catch(() => ({}))) as { message?: string }
    trouble(message ?? '没有保存，请再试一次。')
  }
  return answer?.ok ?? false
}

export function say(text: string) {
  said.textContent = text
  said.className = ''
}

export function trouble(text: string) {
  said.textContent = text
  said.className = 'trouble'
}

export function part<Kind extends HTMLElement>(id: string, kind: new () => Kind): Kind {
  const found = document.getElementById(id)
  if (!(found instanceof kind)) throw new Error(`the page has no ${id}`)
  return found
}
