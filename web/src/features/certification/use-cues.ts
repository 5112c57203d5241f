import { onScopeDispose } from 'vue'
import type { CaptureCue } from './capture-cue.ts'
import { canSpeak, rememberedVoice } from './remembered-voice.ts'

/** Hertz of each beep, and milliseconds of each shake and pause. */
const signs: Readonly<Record<CaptureCue['name'], { beeps: readonly number[]; shakes: number[] }>> = {
  do: { beeps: [660], shakes: [80] },
  back: { beeps: [880, 880], shakes: [60, 80, 60] },
  captured: { beeps: [660, 880, 1100], shakes: [240] },
  interrupted: { beeps: [330], shakes: [300] },
}
const SECONDS_OF_BEEP = 0.12
const SECONDS_BETWEEN = 0.06
/** A hint that comes and goes is not said over and over. */
const MS_BETWEEN_HINTS = 4000

/** Sound, touch and voice beside what is written: each only where the phone has it. */
export function useCues() {
  let isVoiceOn = false
  let context: AudioContext | undefined
  let hintedAt = -Infinity

  /** Within a press: nothing may sound before. */
  function unlock() {
    isVoiceOn = canSpeak() && rememberedVoice.isOn()
    if ('AudioContext' in globalThis) context ??= new AudioContext()
    if (isVoiceOn) say('请把脸放进圆框里')
  }

  function sign(cue: CaptureCue) {
    const { beeps, shakes } = signs[cue.name]
    beeps.forEach((hertz, at) => beep(hertz, at * (SECONDS_OF_BEEP + SECONDS_BETWEEN)))
    // iOS has none.
    if ('vibrate' in navigator) navigator.vibrate(shakes)
  }

  function beep(hertz: number, afterSeconds: number) {
    if (!context) return
    const [tone, volume] = [context.createOscillator(), context.createGain()]
    const start = context.currentTime + afterSeconds
    tone.frequency.value = hertz
    volume.gain.value = 0.2
    tone.connect(volume).connect(context.destination)
    tone.start(start)
    tone.stop(start + SECONDS_OF_BEEP)
  }

  /** The newest only: what was not said in time is not said late. */
  function say(words: string) {
    if (!isVoiceOn) return
    speechSynthesis.cancel()
    const utterance = new SpeechSynthesisUtterance(words)
    utterance.lang = 'zh-CN'
    speechSynthesis.speak(utterance)
  }

  function sayHint(words: string, now: number) {
    if (now - hintedAt < MS_BETWEEN_HINTS) return
    hintedAt = now
    say(words)
  }

  onScopeDispose(() => {
    if (isVoiceOn) speechSynthesis.cancel()
    void context?.close()
  })
  return { unlock, sign, say, sayHint }
}
