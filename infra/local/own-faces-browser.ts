import { madeUpNumber } from './made-up-number.ts'
import { part, say, send, trouble } from './own-faces-telling.ts'

/** Runs in the page of own-faces-page.ts. */

const LONGEST_SIDE = 640
const QUALITY = 0.92

const camera = part('camera', HTMLVideoElement)
const photo = part('photo', HTMLCanvasElement)
const shootButton = part('shoot', HTMLButtonElement)
const saveButton = part('save', HTMLButtonElement)
const file = part('file', HTMLInputElement)
const numberField = part('number', HTMLInputElement)
const kindField = part('kind', HTMLSelectElement)
const nameField = part('name', HTMLInputElement)

let stream: MediaStream | undefined

part('make-up', HTMLButtonElement).addEventListener('click', () => {
  kindField.value = 'resident-id'
  numberField.value = madeUpNumber()
  say(`编了一个号码：${numberField.value}。请记下来，注册账号时要用。`)
})
shootButton.addEventListener('click', () => void (stream ? shoot() : openCamera()))
file.addEventListener('change', () => void takeFile())
part('form', HTMLFormElement).addEventListener('submit', (event) => {
  event.preventDefault()
  void save()
})
addEventListener('pagehide', closeCamera)
void showList()

async function openCamera() {
  say('')
  shootButton.disabled = true
  try {
    stream = await navigator.mediaDevices.getUserMedia({
      video: { facingMode: 'user', width: { ideal: 640 }, height: { ideal: 480 } },
    })
    camera.srcObject = stream
    await camera.play()
    show(camera)
    shootButton.textContent = '拍照'
  } catch (fault) {
    closeCamera()
    trouble(whyNoCamera(fault))
  }
  shootButton.disabled = false
  shootButton.focus()
}

function shoot() {
  keepPicture(camera, camera.videoWidth, camera.videoHeight)
  closeCamera()
  shootButton.textContent = '重拍'
  say('照片拍好了，看清楚就可以保存。')
}

function closeCamera() {
  stream?.getTracks().forEach((track) => {
    track.stop()
  })
  stream = undefined
  camera.srcObject = null
  camera.hidden = true
}

async function takeFile() {
  const chosen = file.files?.[0]
  if (!chosen) return
  closeCamera()
  shootButton.textContent = '打开摄像头'
  try {
    const picture = await createImageBitmap(chosen, { imageOrientation: 'from-image' })
    keepPicture(picture, picture.width, picture.height)
    say(`已选择 ${chosen.name}，看清楚就可以保存。`)
  } catch {
    photo.hidden = true
    trouble('这个文件打不开，请换一张 JPEG 或 PNG 图片。')
  }
  file.value = ''
}

/** Never larger than a portrait needs to be, whatever the camera or file brings; without what a file tells beside. */
function keepPicture(picture: CanvasImageSource, width: number, height: number) {
  const scale = Math.min(1, LONGEST_SIDE / Math.max(width, height))
  photo.width = Math.round(width * scale)
  photo.height = Math.round(height * scale)
  photo.getContext('2d')?.drawImage(picture, 0, 0, photo.width, photo.height)
  show(photo)
}

function show(shown: HTMLElement) {
  camera.hidden = shown !== camera
  photo.hidden = shown !== photo
}

async function save() {
  if (photo.hidden) {
    trouble('请先拍照，或选择一张图片。')
    return
  }
  saveButton.disabled = true
  const sent = await send('POST', '/faces', {
    name: nameField.value,
    documentKind: kindField.value,
    documentNumber: numberField.value,
    portrait: photo.toDataURL('image/jpeg', QUALITY).split(',')[1],
  })
  saveButton.disabled = false
  saveButton.focus()
  if (!sent) return
  photo.hidden = true
  shootButton.textContent = '打开摄像头'
  say(`已保存。请用“${nameField.value}”和号码 ${numberField.value} 注册或登录账号，再做人脸认证。`)
  await showList()
}

interface Listed {
  id: string
  name: string
  documentKind: string
  documentNumber: string
  enrolledAt: string
}

async function showList() {
  const answer = await fetch('/faces/list.json').catch(() => undefined)
  if (!answer?.ok) {
    trouble('读不到已经登记的人：程序可能已经停止，请重新启动后刷新页面。')
    return
  }
  const people = (await answer.json()) as Listed[]
  part('nobody', HTMLElement).hidden = people.length > 0
  part('list', HTMLElement).replaceChildren(...people.map(itemOf))
}

function itemOf({ id, name, documentKind, documentNumber, enrolledAt }: Listed): HTMLElement {
  const picture = Object.assign(document.createElement('img'), {
    src: `/faces/${id}.jpg?${encodeURIComponent(enrolledAt)}`,
    alt: `${name}的照片`,
  })
  const kind = [...kindField.options].find(({ value }) => value === documentKind)?.text ?? ''
  const words = document.createElement('div')
  const at = new Date(enrolledAt).toLocaleString('zh-CN', { hour12: false })
  words.append(
    Object.assign(document.createElement('b'), { textContent: name }),
    document.createElement('br'),
    `${kind} ${documentNumber}`,
    document.createElement('br'),
    Object.assign(document.createElement('small'), { textContent: `登记于 ${at}` }),
  )
  const away = Object.assign(document.createElement('button'), { type: 'button', textContent: `删除${name}` })
  away.addEventListener('click', () => void remove(id, name))
  const item = Object.assign(document.createElement('li'), { className: 'person' })
  item.append(picture, words, away)
  return item
}

async function remove(id: string, name: string) {
  if (!(await send('DELETE', `/faces/${id}`))) return
  await showList()
  say(`${name}的照片和信息已删除。`)
  part('who', HTMLElement).focus()
}

function whyNoCamera(fault: unknown): string {
  const name = fault instanceof Error ? fault.name : ''
  if (name === 'NotAllowedError') return '浏览器没有允许使用摄像头，请在地址栏旁边允许，或选择图片文件。'
  if (name === 'NotFoundError') return '没有找到摄像头，请选择图片文件。'
  return '摄像头打不开，可能正被别的程序使用，请关闭后再试，或选择图片文件。'
}
