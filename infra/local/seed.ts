/** As the task `seed-people` takes them. */
export interface SeededPerson {
  documentKind: string
  documentNumber: string
  name: string
  phone: string
  phoneProvenDaysAgo?: number
  password: string
  level: string
  browserKnown?: { tag: string; daysAgo: number }
}

export interface SeededUnit {
  unitName: string
  unitCode: string
  representative: { documentKind: string; documentNumber: string; name: string }
  phone: string
  password: string
  level: string
}

/** People who do not exist, for demonstration: numbers with valid check digits, phones that no message ever leaves for. */
export const demonstrationPeople = [
  {
    documentKind: 'resident-id',
    documentNumber: '440106199001010048',
    name: '陈晓岚',
    phone: '19900000001',
    password: 'lychee-morning-tea',
    level: 'L1',
  },
  {
    documentKind: 'hk-macau-permit',
    documentNumber: 'H00000001',
    name: '黎家明',
    phone: '19900000002',
    password: 'harbour-ferry-bell',
    level: 'L2',
  },
  {
    documentKind: 'resident-id',
    documentNumber: '440305198505050078',
    name: '欧阳建国',
    phone: '19900000003',
    password: 'crane-scaffold-dawn',
    level: 'L3',
  },
] as const

/** A unit of the demonstration registry, by its legal representative: with the phone of 欧阳建国's own account (R5). */
export const demonstrationUnits = [
  {
    unitName: '岭南示例建筑工程有限公司',
    unitCode: '91440101MA0XAMP008',
    representative: {
      documentKind: 'resident-id',
      documentNumber: '440305198505050078',
      name: '欧阳建国',
    },
    phone: '19900000003',
    password: 'granite-bridge-noon',
    level: 'L1',
  },
] as const
