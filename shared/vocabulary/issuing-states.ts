/** ISO 3166-1: `alpha-3 alpha-2` of each state or territory. */
const COUNTRIES =
  'AFG AF,ALA AX,ALB AL,DZA DZ,ASM AS,AND AD,AGO AO,AIA AI,ATA AQ,ATG AG,ARG AR,ARM AM,ABW AW,AUS AU,AUT AT,' +
  'AZE AZ,BHS BS,BHR BH,BGD BD,BRB BB,BLR BY,BEL BE,BLZ BZ,BEN BJ,BMU BM,BTN BT,BOL BO,BES BQ,BIH BA,BWA BW,' +
  'BVT BV,BRA BR,IOT IO,BRN BN,BGR BG,BFA BF,BDI BI,CPV CV,KHM KH,CMR CM,CAN CA,CYM KY,CAF CF,TCD TD,CHL CL,' +
  'CHN CN,CXR CX,CCK CC,COL CO,COM KM,COG CG,COD CD,COK CK,CRI CR,CIV CI,HRV HR,CUB CU,CUW CW,CYP CY,CZE CZ,' +
  'DNK DK,DJI DJ,DMA DM,DOM DO,ECU EC,EGY EG,SLV SV,GNQ GQ,ERI ER,EST EE,SWZ SZ,ETH ET,FLK FK,FRO FO,FJI FJ,' +
  'FIN FI,FRA FR,GUF GF,PYF PF,ATF TF,GAB GA,GMB GM,GEO GE,D DE,GHA GH,GIB GI,GRC GR,GRL GL,GRD GD,GLP GP,' +
  'GUM GU,GTM GT,GGY GG,GIN GN,GNB GW,GUY GY,HTI HT,HMD HM,VAT VA,HND HN,HKG HK,HUN HU,ISL IS,IND IN,IDN ID,' +
  'IRN IR,IRQ IQ,IRL IE,IMN IM,ISR IL,ITA IT,JAM JM,JPN JP,JEY JE,JOR JO,KAZ KZ,KEN KE,KIR KI,PRK KP,KOR KR,' +
  'KWT KW,KGZ KG,LAO LA,LVA LV,LBN LB,LSO LS,LBR LR,LBY LY,LIE LI,LTU LT,LUX LU,MAC MO,MDG MG,MWI MW,MYS MY,' +
  'MDV MV,MLI ML,MLT MT,MHL MH,MTQ MQ,MRT MR,MUS MU,MYT YT,MEX MX,FSM FM,MDA MD,MCO MC,MNG MN,MNE ME,MSR MS,' +
  'MAR MA,MOZ MZ,MMR MM,NAM NA,NRU NR,NPL NP,NLD NL,NCL NC,NZL NZ,NIC NI,NER NE,NGA NG,NIU NU,NFK NF,MKD MK,' +
  'MNP MP,NOR NO,OMN OM,PAK PK,PLW PW,PSE PS,PAN PA,PNG PG,PRY PY,PER PE,PHL PH,PCN PN,POL PL,PRT PT,PRI PR,' +
  'QAT QA,REU RE,ROU RO,RUS RU,RWA RW,BLM BL,SHN SH,KNA KN,LCA LC,MAF MF,SPM PM,VCT VC,WSM WS,SMR SM,STP ST,' +
  'SAU SA,SEN SN,SRB RS,SYC SC,SLE SL,SGP SG,SXM SX,SVK SK,SVN SI,SLB SB,SOM SO,ZAF ZA,SGS GS,SSD SS,ESP ES,' +
  'LKA LK,SDN SD,SUR SR,SJM SJ,SWE SE,CHE CH,SYR SY,TWN TW,TJK TJ,TZA TZ,THA TH,TLS TL,TGO TG,TKL TK,TON TO,' +
  'TTO TT,TUN TN,TUR TR,TKM TM,TCA TC,TUV TV,UGA UG,UKR UA,ARE AE,GBR GB,USA US,UMI UM,URY UY,UZB UZ,VUT VU,' +
  'VEN VE,VNM VN,VGB VG,VIR VI,WLF WF,ESH EH,YEM YE,ZMB ZM,ZWE ZW'

/** Codes of ICAO Doc 9303-3 section 5 that are in no ISO list. */
const BEYOND_ISO: Readonly<Record<string, string>> = {
  GBD: '英国海外领土公民',
  GBN: '英国国民（海外）',
  GBO: '英国海外公民',
  GBP: '受英国保护人士',
  GBS: '英国臣民',
  EUE: '欧洲联盟',
  UNO: '联合国',
  UNA: '联合国专门机构',
  UNK: '联合国科索沃特派团',
  XBA: '非洲开发银行',
  XIM: '非洲进出口银行',
  XCC: '加勒比共同体',
  XCE: '欧洲委员会',
  XCO: '东部和南部非洲共同市场',
  XEC: '西非国家经济共同体',
  XDC: '南部非洲发展共同体',
  XES: '东加勒比国家组织',
  XMP: '地中海议会大会',
  XPO: '国际刑警组织',
  XOM: '马耳他主权军事教团',
  XXA: '无国籍人',
  XXB: '难民（1951年公约）',
  XXC: '难民（其他）',
  XXX: '国籍未注明',
}

const ALPHA_2: ReadonlyMap<string, string> = new Map(
  COUNTRIES.split(',').map((pair): [string, string] => {
    const [alpha3 = '', alpha2 = ''] = pair.split(' ')
    return [alpha3, alpha2]
  }),
)

/**
 * Who can issue a passport, as its data page says it: ISO 3166-1 alpha-3 with ICAO's own codes
 * (Doc 9303-3 section 5). Germany is `D` alone, as in its passports.
 */
export const issuingStates: readonly string[] = [...ALPHA_2.keys(), ...Object.keys(BEYOND_ISO)]

/** The code for what was typed or chosen (`DEU` counts as `D`, MRZ fillers `<` go); undefined if there is none. */
export function readIssuingState(text: string): string | undefined {
  const code = text.trim().toUpperCase().replace(/<+$/, '')
  const stated = code === 'DEU' ? 'D' : code
  return issuingStates.includes(stated) ? stated : undefined
}

/** The issuer's Chinese name; the code itself where the runtime has no names. */
export const issuingStateName = (code: string) =>
  BEYOND_ISO[code] ?? new Intl.DisplayNames('zh-CN', { type: 'region' }).of(ALPHA_2.get(code) ?? code) ?? code
