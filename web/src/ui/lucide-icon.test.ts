import { Eye } from '@lucide/vue'
import { mount } from '@vue/test-utils'
import { expect, it } from 'vitest'
import type { Component } from 'vue'
import lucideIcon from './lucide-icon.ts'

const drawn = (icon: Component) =>
  mount(icon, { attrs: { class: 'icon', 'aria-hidden': 'true' } }).element as Element
const attributesOf = (element: Element) =>
  Object.fromEntries([...element.attributes].map(({ name, value }) => [name, value]))

it('draws an icon as the package does, with the one class that it was given', () => {
  const theirs = drawn(Eye)
  const node = [...theirs.children].map((child) => [child.tagName, attributesOf(child)] as const)
  const ours = drawn(lucideIcon({ node }))
  expect(node).toHaveLength(2)
  expect(ours.innerHTML).toBe(theirs.innerHTML)
  expect(attributesOf(ours)).toEqual({ ...attributesOf(theirs), class: 'icon' })
})
