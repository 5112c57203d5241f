import type { UnitClaim } from '../../domain/business-registry.ts'

/** Units that do not exist, with people who do not: the numbers are made up, their check digits fit. */
export const demonstrationUnits: readonly UnitClaim[] = [
  {
    name: '岭南示例建筑工程有限公司',
    code: '91440101MA0XAMP008',
    representative: {
      // Seeded on one machine as a personal account too: one face for the person and for the unit (R9).
      name: '欧阳建国',
      document: { kind: 'resident-id', number: '440305198505050078' },
    },
  },
  {
    name: '珠江演示园林工程（集团）有限公司',
    code: '91440300MA0XAMP017',
    representative: {
      name: '梁秋实',
      document: { kind: 'resident-id', number: '440106197007070018' },
    },
  },
  {
    // As real early codes do, this one fails its check digit (GB 32100); it would be 8.
    name: '惠州虚构路桥有限公司',
    code: '91441300M0001XAMPX',
    representative: {
      name: '麦迪娜·示例',
      document: { kind: 'resident-id', number: '440402196812120029' },
    },
  },
  {
    name: '粤港虚构机电工程(珠海)有限公司',
    code: '91440400MA0XAMP02F',
    representative: {
      name: 'CHAN TAI MAN',
      document: { kind: 'hk-macau-permit', number: 'H00000011' },
    },
  },
  {
    name: '海峡演示幕墙工程有限公司',
    code: '91441900MA0XAMP03Q',
    representative: {
      name: '林示范',
      document: { kind: 'taiwan-permit', number: '00000012' },
    },
  },
  {
    name: '环球示例工程咨询有限公司',
    code: '91440605MA0XAMP048',
    representative: {
      name: 'MARIA EXEMPLAR',
      document: { kind: 'passport', number: 'X0000013', issuingState: 'PRT' },
    },
  },
]
