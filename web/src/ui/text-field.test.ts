import { mount } from '@vue/test-utils'
import { expect, it } from 'vitest'
import { nextTick } from 'vue'
import TextField from './TextField.vue'

const inFours = (text: string) => text.replaceAll(' ', '').replace(/(.{4})(?=.)/g, '$1 ')

function openField(modelValue = '', props: object = {}) {
  const field = mount(TextField, {
    attachTo: document.body,
    props: {
      label: '证件号码',
      format: inFours,
      modelValue,
      'onUpdate:modelValue': (text: string) => field.setProps({ modelValue: text }),
      ...props,
    },
  })
  const input = field.get('input')
  const type = async (text: string, caret: number, event: object = {}) => {
    input.element.value = text
    input.element.setSelectionRange(caret, caret)
    await input.trigger('input', event)
    await nextTick()
  }
  return { field, input, type }
}

it('groups a number while it is typed, and leaves the caret where the hand is', async () => {
  const { input, type } = openField('1234 5678')
  await type('12934 5678', 3)
  expect(input.element.value).toBe('1293 4567 8')
  expect(input.element.selectionStart).toBe(3)
})

it('leaves a composing keyboard alone until it is done', async () => {
  const { input, type } = openField()
  await type('12345', 5, { isComposing: true })
  expect(input.element.value).toBe('12345')
  await input.trigger('compositionend')
  await nextTick()
  expect(input.element.value).toBe('1234 5')
})

it('ties the error to the field for a screen reader', () => {
  const { field, input } = openField('', { error: '请输入证件号码。' })
  expect(input.attributes('aria-invalid')).toBe('true')
  expect(field.get(`[id="${input.attributes('aria-describedby') ?? ''}"]`).text()).toBe('请输入证件号码。')
})
