import { mount } from '@vue/test-utils'
import { expect, it } from 'vitest'
import { h } from 'vue'
import HotlineText from './HotlineText.vue'

const sentence = (text: string) => mount({ render: () => h('p', [h(HotlineText, { text })]) })

it('makes the help desk’s number in a sentence one to be pressed', () => {
  const shown = sentence('请致电 020-87250708，我们会答复。')
  expect(shown.text()).toBe('请致电 020-87250708，我们会答复。')
  expect(shown.get('a').attributes('href')).toBe('tel:02087250708')
})

it('leaves a sentence without it as it is', () => {
  const shown = sentence('请稍后再试。')
  expect(shown.text()).toBe('请稍后再试。')
  expect(shown.find('a').exists()).toBe(false)
})
