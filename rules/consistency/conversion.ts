import { defineRule } from '../../src/rule.ts'
import { data } from './conversion.yaml.ts'

interface Unit {
  readonly of: string
  /** How many of the first unit of its kind it is. */
  readonly size: number
}

const UNITS: ReadonlyMap<string, Unit> = new Map(
  data.units.flatMap(({ names, of, size }) => names.map((name): [string, Unit] => [name, { of, size }])),
)
const NAMES = [...UNITS.keys()]
const MULTIPLES: Readonly<Record<string, number>> = { thousand: 1e3, million: 1e6, billion: 1e9 }
const FIGURE = '(\\d[\\d,]*(?:\\.\\d+)?)'
/** "a wall of 2,000", "1.2 million"; not the second figure of a range or of another measure ("5 feet 10"). */
const BEFORE = new RegExp(`(?:^|[\\s(])${FIGURE}[ -]?(?:(thousand|million|billion)[ -])?(?:degrees |°)?$`, 'i')
const LONGEST_BEFORE = 32
/** "41C", "765km" */
const GLUED_UNIT = /\d(C|F|km|kms|cm|mm|m|kg|kgs|lb|lbs|oz|mph|kph|ft)$/
const LONGEST_UNIT = 5
const ABOUT = '(?:(?:about|around|roughly|nearly|some|approximately|almost|just over|just under|more than|over) )?'
const UNIT = '([a-z/]+(?: per hour| miles?| kilomet(?:re|er)s?| met(?:re|er)s?| feet| foot| km| ft| m)?)'
const INSIDE = new RegExp(`\\(${ABOUT}${FIGURE}[ -]?(?:(thousand|million|billion)[ -])?(?:degrees |°)?${UNIT}\\)`, 'yi')
/** What rounding does to two figures stays below it; a slipped stop or an exchanged unit does not. */
const MOST_APART = 1.5
/** Rounded figures below it say little: "a kilometre (a mile)". */
const LEAST = 2
/** Degrees of Fahrenheit that rounding makes. */
const DEGREES_APART = 4
/** What the lexicon calls the size of a degree of Celsius: temperatures are not converted by their sizes. */
const CELSIUS = 1
/** Figures from here on are told without decimals. */
const LEAST_WHOLE = 10

export default defineRule({
  id: 'consistency/conversion',
  summary: 'a measure whose conversion in brackets is another measure',
  why: 'One of the two figures is wrong, most often by a factor of ten or because the units changed places.',
  mend: 'Find out which of the two is meant, and work out the other.',
  severity: 'warning',
  phrases: { units: NAMES },
  examples: {
    wrong: [
      'The flood rose to «3 metres (98 feet)» in the old town.',
      'The wall stands «10 miles (1.6 km)» up the river.',
      'The fire burnt «1,200 acres (48,600 hectares)» of pine.',
      'The turtle weighs «40 kilograms (18 pounds)», the zoo said.',
      'The wind reached «160 mph (100 km/h)» at the cape.',
      'It was «30 degrees Celsius (68 degrees Fahrenheit)» at midnight.',
      'The park has «5 square miles (130 square kilometers)» of bog.',
      'It was «41C (96F)» in the shade, and the ducks sat down.',
      'The pipe is «765km (47 miles)» long, and it leaks.',
      'The tank held «50,000 gallons (19,000 litres)» of wine.',
    ],
    right: [
      'The flood rose to 3 metres (9.8 feet) in the old town.',
      'The village is 10 miles (16 km) up the river, and the next one 5 miles (8km).',
      'The fire burnt 1.2 million acres (485,600 hectares) of pine.',
      'He is 5 feet 10 inches (178 cm) tall.',
      'It rained for 3 miles (two hours by cart).',
      'The band played "500 Miles (1 Mile)".',
      'Nearly 5 to 10 kilometers (3 to 6 miles) of road are gone.',
      'It was 30 degrees Celsius (86 degrees Fahrenheit) at midnight, 2 degrees Celsius (3.6 Fahrenheit) more than a year ago.',
      'It was 41C (106F) in the shade, -4C (25F) in the cave, and the cable is 765km (475 miles) long.',
      'A bag of 5kg (two a person) is free, and so is 100m (men) with 3 m (of rope).',
      'The price is 40 pounds (50 euros).',
      'A man of 6 feet, 4 inches (1.93 m) opened.',
    ],
  },
  check({ text }, report, hits) {
    for (const { start, end, phrase } of hits) {
      // nearly every measure stands without a conversion
      if (text[end] === ' ' && text[end + 1] === '(') compare(start, end, phrase)
    }
    // "41C (96F)": written on to its figure, the unit is no word of its own
    for (let bracket = text.indexOf('('); bracket >= 0; bracket = text.indexOf('(', bracket + 1)) {
      const at = bracket - 1
      const unit = text[at] === ' ' ? GLUED_UNIT.exec(text.slice(Math.max(0, at - LONGEST_UNIT), at))?.[1] : undefined
      if (unit !== undefined) compare(at - unit.length, at, unit === 'C' ? 'celsius' : unit === 'F' ? 'fahrenheit' : unit)
    }

    function compare(start: number, end: number, phrase: string): void {
      const before = BEFORE.exec(text.slice(Math.max(0, start - LONGEST_BEFORE), start))
      INSIDE.lastIndex = end + 1
      const inside = INSIDE.exec(text)
      if (before === null || inside === null || isSecondMeasure(text, start - before[0].length)) return
      const told = UNITS.get(phrase)
      const converted = unitOf(inside[3]!)
      if (told === undefined || converted === undefined || told.of !== converted.of || told.size === converted.size) return
      const first = valueOf(before[1]!, before[2])
      const second = valueOf(inside[1]!, inside[2])
      const right = told.of === 'temperature' ? rightDegrees(first, second, told) : rightFigure(first, second, told.size / converted.size)
      if (right === undefined) return
      const from = start - before[0].trimStart().replace(/^\(/, '').length
      const to = end + 1 + inside[0].length
      const message = `${text.slice(from, end)} are about ${right} ${inside[3]}, not ${inside[1]}; find out which is meant`
      report({ start: from, end: to, message, confidence: 0.9 })
    }
  },
})

const valueOf = (figure: string, multiple: string | undefined): number =>
  Number(figure.replaceAll(',', '')) * (multiple === undefined ? 1 : MULTIPLES[multiple.toLowerCase()]!)

function unitOf(name: string): Unit | undefined {
  const key = name.toLowerCase()
  if (key === 'c') return UNITS.get('celsius')
  return key === 'f' ? UNITS.get('fahrenheit') : UNITS.get(key)
}

/** "5 feet 10 inches (178 cm)", "5 feet, 10 inches": the conversion is of both. */
function isSecondMeasure(text: string, at: number): boolean {
  const word = /([a-z]+),?(?: and)?$/i.exec(text.slice(Math.max(0, at - 20), at))?.[1]
  return word !== undefined && UNITS.has(word.toLowerCase())
}

/** What the second figure should be; undefined where it may stand. */
function rightFigure(first: number, second: number, ratio: number): string | undefined {
  const right = first * ratio
  if (Math.max(first, second) < LEAST || (right < second * MOST_APART && second < right * MOST_APART)) return undefined
  return right >= LEAST_WHOLE ? Math.round(right).toLocaleString('en') : right.toPrecision(2)
}

/** Likewise; a difference of temperatures is converted in another way than a temperature. */
function rightDegrees(first: number, second: number, { size }: Unit): string | undefined {
  const isCelsius = size === CELSIUS
  const celsius = isCelsius ? first : second
  const fahrenheit = isCelsius ? second : first
  const apart = Math.min(Math.abs(celsius * 1.8 + 32 - fahrenheit), Math.abs(celsius * 1.8 - fahrenheit))
  if (apart <= DEGREES_APART) return undefined
  return String(Math.round(isCelsius ? first * 1.8 + 32 : (first - 32) / 1.8))
}
