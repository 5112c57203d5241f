/** As the task `seed-people` takes them. */
export interface SeededPerson {
  documentKind: string
  documentNumber: string
  name: string
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
