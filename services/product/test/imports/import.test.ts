import { sql } from 'kysely'
import { request } from 'node:http'
import { Readable } from 'node:stream'
import { readCsvRecords } from '../../src/routes/imports/read-csv-records'
import { readTextLines } from '../../src/routes/imports/read-text-lines'
import { waitFor } from '@ecommerce/testkit/waiting'
import { blockedOrDone } from '../support/lock-wait'
import { eventsOf, runJobs } from '../support/events'
import { newCustomer } from '../support/customers'
import {
  admin,
  aProduct,
  asOrderService,
  customer,
  type ProductService,
  startProductService,
} from '../support/product-service'

let shop: ProductService

describe('Catalogue import', () => {
  beforeAll(async () => {
    shop = await startProductService([aProduct('old-mug'), aProduct('other-mug')])
  })
  afterAll(() => shop.stop())

  const ndjson = 'application/x-ndjson'
  const csv = 'text/csv'

  const send = (type: string, body: string | Buffer, headers: Record<string, string> = {}) =>
    shop.http.post('/api/products/import').set(admin).set('Content-Type', type).set(headers).send(body)

  const sendAndSetStock = (type: string, body: string) =>
    shop.http.post('/api/products/import?stock=set').set(admin).set('Content-Type', type).send(body)

  const lineOf = (slug: string, changes: object = {}, variant: object = {}) => ({
    slug,
    name: `The ${slug}`,
    category: 'mugs',
    variants: [{ sku: slug.toUpperCase(), price: { amount: 1_500, currency: 'USD' }, stock: 3, ...variant }],
    ...changes,
  })

  const toLines = (...lines: unknown[]) => lines.map((line) => `${JSON.stringify(line)}\n`).join('')

  const figures = (body: Record<string, unknown>) => {
    const { lines, created, updated, unchanged, failed } = body
    return { lines, created, updated, unchanged, failed }
  }

  const ledgerOf = async (slug: string) => {
    const { id } = await shop.product(slug)
    const rows = await shop.ctx.db
      .selectFrom('stockMovements')
      .select(['delta', 'kind', 'reason'])
      .where('productId', '=', id)
      .orderBy('id')
      .execute()
    return rows.map(({ delta, kind, reason }) => `${kind} ${delta}${reason === null ? '' : ` ${reason}`}`)
  }

  /** Everything that imports may write, to show that nothing changed. */
  const everything = async () => {
    const { rows } = await sql<{ state: unknown }>`
    select json_build_array(
      (select json_agg(p order by id) from products p), (select json_agg(v order by id) from variants v),
      (select json_agg(m order by id) from stock_movements m), (select json_agg(c order by id) from categories c)) as state`.execute(
      shop.ctx.db,
    )
    return rows[0]!.state
  }

  test('creates products from NDJSON with variants, stock and a new category', async () => {
    const response = await send(
      ndjson,
      toLines(
        lineOf('flask', { category: 'out-of-doors', attributes: { material: 'steel' }, description: 'Keeps tea hot.' }),
        lineOf('scarf', {
          variants: [
            { sku: 'SCARF-S', options: { size: 'S' }, price: { amount: 2_500, currency: 'USD' }, stock: 2 },
            { sku: 'SCARF-L', options: { size: 'L' }, price: { amount: 2_000, currency: 'USD' } },
          ],
        }),
      ),
    ).expect(200)
    expect(response.body).toEqual({ lines: 2, created: 2, updated: 0, unchanged: 0, failed: 0, errors: [] })
    const flask = await shop.http.get('/api/products/flask').expect(200)
    expect(flask.body).toMatchObject({ category: 'out-of-doors', status: 'active', stock: 3, version: 1 })
    const scarf = await shop.product('scarf')
    expect(scarf.price.amount).toBe(2_000)
    expect(scarf.variants.map(({ name, stock }) => [name, stock])).toEqual([
      ['S', 2],
      ['L', 0],
    ])
    expect(await ledgerOf('flask')).toEqual(['load 3 import'])
    expect(await ledgerOf('scarf')).toEqual(['load 2 import'])
  })

  test('creates products from CSV with quotes, commas and line breaks in cells', async () => {
    const response = await send(
      csv,
      [
        'sku,slug,name,description,category,price,currency,stock,options.size,attributes.material,images.1.url,images.1.alt',
        'TEE-S,tee,"Tee, plain","Soft.\r\nSays ""hello"".",clothing,1900,USD,5,S,cotton,/pictures/tee.svg,A tee',
        'TEE-M,tee,"Tee, plain","Soft.\r\nSays ""hello"".",clothing,2100,USD,,M,cotton,/pictures/tee.svg,A tee',
        '',
      ].join('\r\n'),
    ).expect(200)
    expect(figures(response.body)).toEqual({ lines: 2, created: 2, updated: 0, unchanged: 0, failed: 0 })
    expect(await shop.product('tee')).toMatchObject({
      name: 'Tee, plain',
      description: 'Soft.\r\nSays "hello".',
      category: 'clothing',
      attributes: { material: 'cotton' },
      images: [{ url: '/pictures/tee.svg', alt: 'A tee' }],
      price: { amount: 1_900, currency: 'USD' },
      version: 1,
      variants: [
        { sku: 'TEE-S', name: 'S', options: { size: 'S' }, stock: 5 },
        { sku: 'TEE-M', name: 'M', options: { size: 'M' }, stock: 0 },
      ],
    })
  })

  test('changes nothing when repeated', async () => {
    const file = toLines(lineOf('jug', { attributes: { glaze: 'blue', material: 'clay' } }), lineOf('bowl'))
    await send(ndjson, file).expect(200)
    const before = await everything()
    const response = await send(ndjson, file).expect(200)
    expect(figures(response.body)).toEqual({ lines: 2, created: 0, updated: 0, unchanged: 2, failed: 0 })
    expect(await everything()).toEqual(before)
  })

  test('changes given fields only, visible to the next read', async () => {
    await send(
      ndjson,
      toLines(
        lineOf('kettle', { description: 'It whistles.' }, { compareAtPrice: { amount: 2_000, currency: 'USD' } }),
      ),
    )
    const before = await shop.http.get('/api/products/kettle').expect(200)
    const response = await send(
      ndjson,
      toLines(lineOf('kettle', { name: 'The big kettle' }, { price: { amount: 1_200, currency: 'USD' } })),
    )
    expect(figures(response.body)).toMatchObject({ updated: 1, unchanged: 0 })
    const after = await shop.http.get('/api/products/kettle').expect(200)
    expect(after.body).toMatchObject({
      name: 'The big kettle',
      description: 'It whistles.',
      price: { amount: 1_200 },
      version: 2,
    })
    expect(after.body.variants[0]).toMatchObject({ id: before.body.variants[0].id, compareAtPrice: { amount: 2_000 } })
    expect(await ledgerOf('kettle')).toEqual(['load 3 import'])
  })

  describe('lines without a slug', () => {
    const simple = (sku: string, changes: object = {}) => ({
      name: 'Tin of tea',
      category: 'mugs',
      sku,
      price: { amount: 700, currency: 'USD' },
      stock: 4,
      ...changes,
    })

    test('create a product and update it later whatever its name', async () => {
      const first = await send(ndjson, toLines(simple('TEA-1'), simple('TEA-2'))).expect(200)
      expect(first.body).toEqual({ lines: 2, created: 2, updated: 0, unchanged: 0, failed: 0, errors: [] })
      const tea = await shop.product('tin-of-tea-f8b373957d45')
      expect(tea).toMatchObject({ name: 'Tin of tea', stock: 4, variants: [{ sku: 'TEA-1', price: { amount: 700 } }] })
      const before = await everything()
      expect(figures((await send(ndjson, toLines(simple('TEA-1'), simple('TEA-2')))).body)).toMatchObject({
        unchanged: 2,
      })
      expect(await everything()).toEqual(before)
      const renamed = await sendAndSetStock(ndjson, toLines(simple('TEA-1', { name: 'Box of tea', stock: 9 })))
      expect(figures(renamed.body)).toMatchObject({ updated: 1, failed: 0 })
      expect(await shop.product('tin-of-tea-f8b373957d45')).toMatchObject({ id: tea.id, name: 'Box of tea', stock: 9 })
    })

    test('work in CSV and add nothing to other products', async () => {
      const file =
        'sku,name,category,price,currency,stock\nOLD-MUG,Older mug,mugs,1500,USD,10\nCSV-TEA,Tea,mugs,700,USD,2\n'
      expect(figures((await send(csv, file).expect(200)).body)).toMatchObject({ created: 1, updated: 1, failed: 0 })
      expect((await shop.product('old-mug')).name).toBe('Older mug')
      expect((await shop.product('tea-093906bcf674')).stock).toBe(2)
    })

    test('never match another product by similar names and SKUs', async () => {
      const alike = [
        simple('ЧК-12', { name: 'Чайник' }),
        simple('КФ-12', { name: 'Кофеварка' }),
        simple('茶', { name: '茶' }),
        simple('A.1'),
        simple('A-1'),
        simple('a-1'),
      ]
      const { body } = await send(ndjson, toLines(...alike)).expect(200)
      expect(figures(body)).toMatchObject({ created: 6, failed: 0 })
      const { rows } = await sql<{ name: string }>`
      select p.name from products p join skus s on s.product_id = p.id where s.sku in ('ЧК-12', 'КФ-12', '茶')`.execute(
        shop.ctx.db,
      )
      expect(rows.map(({ name }) => name).toSorted()).toEqual(['Кофеварка', 'Чайник', '茶'])
    })

    test('have errors that quote their input', async () => {
      const bad = simple('TEA-3', { sku: '', price: { amount: 1.5, currency: 'USD' }, stock: -1 })
      const { body } = await send(ndjson, toLines(bad)).expect(200)
      const [{ errors }] = body.errors as [{ errors: { path: string; message: string }[] }]
      expect(errors.map(({ path }) => path).toSorted()).toEqual(['price.amount', 'sku', 'stock'])
      for (const { path, message } of errors) expect(message.startsWith(path)).toBe(true)
    })

    test.each(['$&', '$`', "$'", '$$'])('may have a member named %s', async (name) => {
      const bad = simple('TEA-4', { price: { amount: 1, currency: 'USD', [name]: 1 } })
      const { body } = await send(ndjson, toLines(bad)).expect(200)
      const path = `price.${name}`
      expect(body.errors).toMatchObject([{ errors: [{ path, message: `${path} is not allowed` }] }])
    })

    test('in two concurrent imports create one product', async () => {
      const file = toLines(...Array.from({ length: 700 }, (_, index) => simple(`BOTH-${index}`)))
      const answers = await Promise.all([send(ndjson, file), send(ndjson, file)])
      const sum = (key: string) =>
        answers.reduce((total, { body }) => total + (body as Record<string, number>)[key]!, 0)
      expect([sum('created'), sum('unchanged'), sum('failed')]).toEqual([700, 700, 0])
    })
  })

  test('lists thousands of errors in order', async () => {
    const lines = Array.from({ length: 3_000 }, (_, index) =>
      index % 2 === 0 ? lineOf(`many-${index}`, { colour: 'red' }) : lineOf(`many-${index}`, {}, { sku: 'OTHER-MUG' }),
    )
    const { body } = await send(ndjson, toLines(...lines)).expect(200)
    expect(figures(body)).toMatchObject({ lines: 3_000, failed: 3_000 })
    expect((body.errors as { line: number }[]).map(({ line }) => line)).toEqual(lines.map((_, index) => index + 1))
  })

  test('sets stock through the ledger, not below reserved units', async () => {
    await send(ndjson, toLines(lineOf('lamp', {}, { stock: 10 }))).expect(200)
    const lamp = await shop.product('lamp')
    await shop.http
      .post('/api/inventory/reservations')
      .set(asOrderService())
      .send({
        orderId: '01890000-0000-7000-8000-00000000aaaa',
        items: [{ variantId: lamp.variants[0]!.id, quantity: 4 }],
      })
      .expect(201)
    await shop.http.get('/api/products/lamp').expect(200)
    const down = await sendAndSetStock(ndjson, toLines(lineOf('lamp', {}, { stock: 6 })))
    expect(figures(down.body)).toMatchObject({ updated: 1 })
    const read = await shop.http.get('/api/products/lamp').expect(200)
    expect(read.body).toMatchObject({ stock: 6, available: 2, version: 1 })
    const below = await sendAndSetStock(
      ndjson,
      toLines(lineOf('lamp', { name: 'Not this' }, { stock: 3 }), lineOf('candle')),
    )
    expect(below.body).toMatchObject({ created: 1, failed: 1, errors: [{ line: 1, errors: [{ path: 'stock' }] }] })
    expect(await shop.product('lamp')).toMatchObject({ name: 'The lamp', stock: 6 })
    expect(await ledgerOf('lamp')).toEqual(['load 10 import', 'adjustment -4 import'])
  })

  test('waits for concurrent stock changes and keeps the ledger consistent', async () => {
    await send(ndjson, toLines(lineOf('crate', {}, { stock: 10 }))).expect(200)
    const { id, variants } = await shop.product('crate')
    const other = await shop.ctx.pool.connect()
    await other.query('begin')
    await other.query('update variants set stock = stock - 4 where product_id = $1', [id])
    await other.query(
      `insert into stock_movements (product_id, id, variant_id, delta, kind, actor)
     values ($1, gen_random_uuid(), $2, -4, 'sale', 'somebody')`,
      [id, variants[0]!.id],
    )
    const importing = sendAndSetStock(ndjson, toLines(lineOf('crate', {}, { stock: 30 }))).then((response) => response)
    await waitFor('the import to wait', async () => {
      const { rows } = await sql<{ waiting: number }>`
      select count(*) as waiting from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`.execute(
        shop.ctx.db,
      )
      return rows[0]!.waiting > 0
    })
    await other.query('commit')
    other.release()
    expect(figures((await importing).body)).toMatchObject({ updated: 1, failed: 0 })
    expect((await shop.product('crate')).stock).toBe(30)
    expect(
      (await ledgerOf('crate')).map((move) => Number(move.split(' ')[1])).reduce((sum, delta) => sum + delta),
    ).toBe(30)
  })

  test('does not confuse variants that swapped SKUs', async () => {
    const at = (amount: number) => ({ amount, currency: 'USD' })
    const pair = (low: number, high: number) =>
      toLines(
        lineOf('pair', {
          variants: [
            { sku: 'PAIR-A', price: at(low), options: { size: 'A' } },
            { sku: 'PAIR-B', price: at(high), options: { size: 'B' } },
          ],
        }),
      )
    await send(ndjson, pair(100, 200)).expect(200)
    const { id } = await shop.product('pair')
    const { importing } = await shop.ctx.db.transaction().execute(async (tx) => {
      await sql`select from products where id = ${id} for no key update`.execute(tx)
      await sql`update variants set sku = case sku when 'PAIR-A' then 'PAIR-B' else 'PAIR-A' end where product_id = ${id}`.execute(
        tx,
      )
      await sql`
      update skus s set variant_id = v.id from variants v where v.product_id = ${id} and v.sku = s.sku`.execute(tx)
      const importing = send(ndjson, pair(150, 250)).then(({ body }) => figures(body))
      await blockedOrDone(shop, importing)
      return { importing }
    })
    expect(await importing).toMatchObject({ updated: 1, failed: 0 })
    const prices = (await shop.product('pair')).variants.map(({ sku, price }) => [sku, price.amount])
    expect(Object.fromEntries(prices)).toEqual({ 'PAIR-A': 150, 'PAIR-B': 250 })
  })

  test('notifies subscribers of new variants and reactivated products', async () => {
    const priced = { price: { amount: 900, currency: 'USD' } }
    await send(ndjson, toLines(lineOf('scarf', {}, { stock: 0 }), lineOf('glove', { status: 'archived' }))).expect(200)
    await runJobs(shop)
    const waiting = async (slug: string) => {
      const { userId, auth } = newCustomer()
      const { id } = await shop.product(slug)
      await sql`update products set status = 'active' where id = ${id}`.execute(shop.ctx.db)
      await sql`update variants set stock = 0 where product_id = ${id}`.execute(shop.ctx.db)
      await shop.http.post(`/api/products/${id}/stock-alerts`).set(auth).send({}).expect(201)
      return userId
    }
    const [forScarf, forGlove] = [await waiting('scarf'), await waiting('glove')]
    await sql`update products set status = 'archived' where slug = 'glove'`.execute(shop.ctx.db)
    await sql`update variants set stock = 3 where sku = 'GLOVE'`.execute(shop.ctx.db)
    await send(
      ndjson,
      toLines(
        lineOf('scarf', {}, { sku: 'SCARF-RED', options: { size: 'red' }, stock: 2 }),
        lineOf('glove', { status: 'active', variants: [{ sku: 'GLOVE', ...priced }] }),
      ),
    ).expect(200)
    const recipients = (await eventsOf<{ userIds: string[] }>(shop, 'product.back-in-stock')).flatMap(
      ({ userIds }) => userIds,
    )
    expect(recipients.toSorted()).toEqual([forScarf, forGlove].toSorted())
  })

  test('renames variants that are named like their product', async () => {
    await send(ndjson, toLines(lineOf('stove'))).expect(200)
    await send(ndjson, toLines(lineOf('stove', { name: 'The great stove' }))).expect(200)
    expect((await shop.product('stove')).variants.map(({ name }) => name)).toEqual(['The great stove'])
  })

  test('reports errors of NDJSON and keeps valid lines', async () => {
    const response = await send(
      ndjson,
      Buffer.concat([
        Buffer.from(toLines(lineOf('good-1'), { slug: 'Bad Slug', name: '', colour: 'red' })),
        Buffer.from('{"slug": \n\n'),
        Buffer.from([0x22, 0xff, 0xfe, 0x22, 0x0a]),
        Buffer.from('{"slug":"a\\u0000b"}\n{"__proto__":{}}\n[1]\n7\n'),
        Buffer.from(toLines(lineOf('good-2'), lineOf('good-1'), lineOf('good-3', {}, { sku: 'GOOD-1' }))),
        Buffer.from(toLines(lineOf('stranger', {}, { sku: 'OLD-MUG' }), lineOf('old-mug', {}, { sku: 'OTHER-MUG' }))),
        Buffer.from(JSON.stringify(lineOf('good-4'))),
      ]),
    ).expect(200)
    expect(figures(response.body)).toEqual({ lines: 14, created: 3, updated: 0, unchanged: 0, failed: 11 })
    const errors = response.body.errors as { line: number; errors: { path: string; message: string }[] }[]
    expect(errors.map(({ line }) => line)).toEqual([2, 3, 5, 6, 7, 8, 9, 11, 12, 13, 14])
    expect(errors[0]!.errors.map(({ path }) => path).toSorted()).toEqual(['colour', 'name', 'slug', 'variants'])
    expect(errors.map(({ errors }) => errors[0]!.message).join('\n')).toMatch(
      /JSON[\s\S]+UTF-8[\s\S]+U\+0000[\s\S]+__proto__/,
    )
    expect(errors.slice(-4).map(({ errors }) => errors[0]!.path)).toEqual(['slug', 'sku', 'sku', 'sku'])
    await shop.http.get('/api/products/stranger').expect(404)
  })

  test('reports errors of CSV by first line and column', async () => {
    const response = await send(
      csv,
      [
        'sku,slug,name,description,category,price,currency,compareAtPrice,stock,options.size,images.1.url',
        'C-1,cup,A cup,"For\ntea",mugs,100,USD,,1,,',
        'C-2,saucer,"A\nsaucer","For\u0007tea",mugs,-15,usd,,-1,,not a url',
        'C-3,spoon,A "bent" spoon,,mugs,100,USD,,,,',
        'C-4,fork,A fork,,mugs,100,USD',
        'C-5,knife,A knife,,mugs,cheap,USD,90,,,',
        'C-6,tray,A tray,,mugs,100,USD,,,S,',
        'C-7,tray,Another tray,,mugs,100,EUR,,,M,',
        'C-6,tray,A tray,,mugs,100,USD,,,L,',
        'C-8,tray,A tray,,mugs,300,USD,,,XL,',
        'C-9,cup,A cup,"For\ntea",mugs,100,USD,,1,,',
      ].join('\n'),
    ).expect(200)
    expect(figures(response.body)).toEqual({ lines: 10, created: 3, updated: 0, unchanged: 0, failed: 7 })
    const faults = Object.fromEntries(
      (response.body.errors as { line: number; errors: { path: string }[] }[]).map(({ line, errors }) => [
        line,
        errors.map(({ path }) => path).toSorted(),
      ]),
    )
    expect(faults).toEqual({
      4: ['currency', 'description', 'images.1.url', 'name', 'price', 'stock'],
      6: [''],
      7: [''],
      8: ['price'],
      10: ['currency', 'name'],
      11: ['sku'],
      13: ['slug'],
    })
    expect((await shop.product('tray')).variants.map(({ sku }) => sku)).toEqual(['C-6', 'C-8'])
  })

  test('rejects only the line of an unexpected database error', async () => {
    const lines = Array.from({ length: 9 }, (_, index) => lineOf(`row-${index}`))
    lines[4] = { ...lines[4]!, name: 'half a \ud800 character' }
    const response = await send(ndjson, toLines(...lines)).expect(200)
    expect(figures(response.body)).toEqual({ lines: 9, created: 8, updated: 0, unchanged: 0, failed: 1 })
    expect(response.body.errors[0].line).toBe(5)
  })

  test.each([
    ['nothing', csv, '', 0],
    ['nothing', ndjson, '', 0],
    ['a first line alone', csv, 'sku,slug,name,category,price,currency\n', 0],
    ['a byte order mark', csv, '\ufeffsku,slug,name,category,price,currency\nBOM-1,bom-1,B,mugs,1,USD', 1],
    ['a byte order mark', ndjson, `\ufeff${toLines(lineOf('bom-2'))}`, 1],
    ['Windows line ends', ndjson, toLines(lineOf('crlf')).replace('\n', '\r\n\r\n'), 1],
  ])('accepts a file with %s (%s)', async (_what, type, body, created) => {
    const response = await send(type, body).expect(200)
    expect(response.body).toMatchObject({ lines: created, created, failed: 0 })
  })

  test('rejects unknown columns by name', async () => {
    const header = 'SKU,slug,title,category,price,price,attributes.__proto__,images.2.alt'
    const response = await send(csv, `${header}\n${'X,x,X,mugs,1,1,1,\n'.repeat(200_000)}`).expect(400)
    expect(response.body.errors.map(({ path }: { path: string }) => path)).toEqual([
    'sku', 'images.2.url', 'SKU', 'title', 'attributes.__proto__', 'price',
  ]) // prettier-ignore
  })

  test('rejects an oversized line or unclosed quote without others', async () => {
    const long = lineOf('long', { description: 'x'.repeat(1_100_000) })
    const answer = await send(ndjson, toLines(lineOf('short-1'), long, lineOf('short-2'))).expect(200)
    expect(answer.body).toMatchObject({ created: 2, failed: 1, errors: [{ line: 2 }] })
    const header = 'sku,slug,name,category,price,currency'
    const open = await send(csv, `${header}\nQ-1,q-1,"${'y\n'.repeat(600_000)}Q-2,q-2,Q,mugs,1,USD\n`).expect(200)
    expect(open.body.errors[0].line).toBe(2)
    expect((await shop.product('q-2')).name).toBe('Q')
  })

  test('writes each line once for two concurrent imports', async () => {
    const file = toLines(
      ...Array.from({ length: 1_500 }, (_, index) => lineOf(`twin-${index}`, { category: `twins-${index % 7}` })),
    )
    const answers = await Promise.all([send(ndjson, file), send(ndjson, file), send(ndjson, file)])
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
    const sum = (key: string) => answers.reduce((total, { body }) => total + (body as Record<string, number>)[key]!, 0)
    expect([sum('created'), sum('updated'), sum('unchanged'), sum('failed')]).toEqual([1_500, 0, 3_000, 0])
    const { rows } = await sql<{ products: number; loaded: number }>`
    select (select count(*) from products where slug like 'twin-%') as products,
      (select sum(delta) from stock_movements m join variants v on v.id = m.variant_id where v.sku like 'TWIN-%') as loaded`.execute(
      shop.ctx.db,
    )
    expect(rows[0]).toEqual({ products: 1_500, loaded: 4_500 })
  })

  test.each([
    ['the last', 1_199],
    ['the first', 0],
  ])('reports a failure of %s batch and keeps the others', async (which, at) => {
    await sql`
    create function fail() returns trigger language plpgsql as 'begin raise exception ''no room''; end';
    create trigger fail before insert on products for each row when (new.slug like 'boom-%') execute function fail()`.execute(
      shop.ctx.db,
    )
    try {
      const name = which.replace(' ', '-')
      const lines = Array.from({ length: 1_200 }, (_, index) =>
        lineOf(`${index === at ? 'boom' : 'room'}-${name}-${index}`),
      )
      const { status, body } = await send(ndjson, toLines(...lines))
      expect([status, body.code]).toEqual([500, 'internal-error'])
      const { rows } = await sql`select from products where slug like ${`room-${name}-%`}`.execute(shop.ctx.db)
      expect(rows.length % 500).toBe(0)
      if (which === 'the last') expect(rows).toHaveLength(1_000)
    } finally {
      await sql`drop trigger fail on products; drop function fail`.execute(shop.ctx.db)
    }
  })

  test('reports progress as NDJSON, then the result', async () => {
    const response = await send(ndjson, toLines(lineOf('told')), { Accept: ndjson })
      .buffer(true)
      .parse((res, done) => {
        let text = ''
        res.on('data', (chunk: Buffer) => (text += chunk.toString()))
        res.on('end', () => done(null, text))
      })
    expect(response.get('Content-Type')).toMatch(/^application\/x-ndjson/)
    const last = (response.body as string).trim().split('\n').at(-1)!
    expect(JSON.parse(last)).toMatchObject({ lines: 1, created: 1, errors: [] })
  })

  test.each([
    ['application/json', '{}', {}],
    ['application/x-www-form-urlencoded', 'a=1', {}],
    ['text/csv; charset=latin1', 'a', {}],
    [ndjson, 'a', { 'Content-Encoding': 'gzip' }],
  ])('rejects %s', async (type, body, headers) => {
    await send(type, body, headers).expect(415)
  })

  test.each(['constructor', '__proto__', 'text/csv; charset=utf-7', 'toString'])('rejects %s', async (type) => {
    await send(type, 'a', {}).expect(415)
  })

  test('runs four at once and rejects another', async () => {
    const open = Array.from({ length: 4 }, () => {
      const req = request(`${shop.url}/api/products/import`, {
        method: 'POST',
        headers: { ...admin, 'Content-Type': ndjson },
      })
      req.on('error', () => undefined)
      req.write('{"slug":"half')
      return { req, status: new Promise((resolve) => req.once('response', (res) => resolve(res.resume().statusCode))) }
    })
    const another = () => send(ndjson, toLines(lineOf('fifth')))
    await waitFor('the fifth to be refused', async () => (await another()).status === 429)
    const { body, headers } = await another().expect(429)
    expect([body.code, headers['retry-after']]).toEqual(['too-many-imports', '30'])
    for (const { req } of open) req.end()
    expect(await Promise.all(open.map(({ status }) => status))).toEqual([200, 200, 200, 200])
    await another().expect(200)
  })

  test('reads a line sent byte by byte in bounded memory', async () => {
    const line = `${'x'.repeat(200_000)}\n`
    const pieces = Array.from(line, (letter) => Buffer.from(letter))
    const records = readTextLines(Readable.from(pieces), 1_048_576)
    const read: unknown[] = []
    for await (const some of records) read.push(...some)
    expect(read).toMatchObject([{ line: 1, bytes: 200_000 }])
  })

  test('is for admins, up to 1 GB', async () => {
    const post = () => shop.http.post('/api/products/import').set('Content-Type', ndjson)
    await post().send('{}').expect(401)
    await post().set(customer).send('{}').expect(403)
    await post().set(asOrderService()).send('{}').expect(403)
    const status = await new Promise((resolve, reject) => {
      const req = request(
        `${shop.url}/api/products/import`,
        { method: 'POST', headers: { ...admin, 'Content-Type': ndjson, 'Content-Length': 1_073_741_825 } },
        (res) => {
          resolve(res.statusCode)
          req.destroy()
        },
      )
      req.once('error', reject)
      req.flushHeaders()
    })
    expect(status).toBe(413)
  })

  describe('CSV records', () => {
    const mostBytes = 40_000
    const read = async (file: string, pieceBytes = 1_000) => {
      const bytes = Buffer.from(file)
      const pieces = Array.from({ length: Math.ceil(bytes.length / pieceBytes) }, (_, index) =>
        bytes.subarray(index * pieceBytes, (index + 1) * pieceBytes),
      )
      const records: [line: number, cells: string[] | string][] = []
      for await (const some of readCsvRecords(Readable.from(pieces), mostBytes))
        records.push(
          ...some.map((record): (typeof records)[number] =>
            'cells' in record ? [record.line, record.cells] : [record.line, record.errors[0]!.message],
          ),
        )
      return records
    }
    const wrongQuotes = 'the line is not CSV: look at its quotes'
    const tooLong = 'the line is longer than 1 MB, or a quote is not closed'

    test.each([1, 7, 1_000])('with misplaced quotes affect no others, in pieces of %i bytes', async (pieceBytes) => {
      const file = 'a,"b\r\nc"\r\n"d"e,f\n\ng,"h""i"\n"j" ,k\nü,l\r\n"m,n\n'
      expect(await read(file, pieceBytes)).toEqual([
        [1, ['a', 'b\r\nc']],
        [3, wrongQuotes],
        [5, ['g', 'h"i']],
        [6, wrongQuotes],
        [7, ['ü', 'l']],
        [8, wrongQuotes],
      ])
    })

    test('at the end of the file may lack a line break', async () => {
      for (const end of ['', '\n', '\r\n', '\r']) expect(await read(`a,b\nc,d${end}`, 3)).toEqual([[1, ['a', 'b']], [2, ['c', 'd']]]) // prettier-ignore
      expect(await read('a,b\n"', 3)).toEqual([[1, ['a', 'b']], [2, wrongQuotes]]) // prettier-ignore
    })

    test('follow a byte order mark, quoted or not', async () => {
      expect(await read('\ufeff"a,b",c\n\ufeffd,e')).toEqual([[1, ['a,b', 'c']], [2, ['\ufeffd', 'e']]]) // prettier-ignore
    })

    test('end at their maximum length, and reading continues', async () => {
      const open = `a,b\n"${'x\r\n'.repeat(20_000)}`
      const records = await read(`${open}c,d\ne,f`)
      expect(records.slice(0, 3)).toEqual([[1, ['a', 'b']], [2, tooLong], [13_336, ['x']]]) // prettier-ignore
      expect(records.slice(-2)).toEqual([[20_002, ['c', 'd']], [20_003, ['e', 'f']]]) // prettier-ignore
      expect(await read(`${','.repeat(60_000)}\na,b`)).toEqual([[1, tooLong], [2, ['a', 'b']]]) // prettier-ignore
      expect(await read('x'.repeat(60_000))).toEqual([[1, tooLong]])
    })
  })
})
