const KEY = 'face-voice'

/** Whether this phone's owner wants to hear the instructions; yes until they say no. */
export const rememberedVoice = {
  isOn: () => localStorage.getItem(KEY) !== 'off',
  set: (isOn: boolean) => localStorage.setItem(KEY, isOn ? 'on' : 'off'),
}

export const canSpeak = () => 'speechSynthesis' in globalThis
