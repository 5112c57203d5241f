import type { RouteRecordRaw } from 'vue-router'

export const appRoutes: RouteRecordRaw[] = []

export const portalRoutes: RouteRecordRaw[] = []
