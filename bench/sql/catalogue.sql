-- Fills an empty catalogue with :products products; its indexes and triggers are away meanwhile.
set maintenance_work_mem = '1GB';
set synchronous_commit = off;
select setseed(0.42);
create temp table indexes as
  select indexname as name, indexdef as definition from pg_indexes i
  where tablename in ('products', 'variants') and not exists (select from pg_constraint c where c.conname = i.indexname);
do $$
declare away record;
begin
  for away in select name from indexes loop execute format('drop index %I', away.name); end loop;
end $$;
alter table products disable trigger all;
alter table variants disable trigger all;

-- Makers, and the words that stores use.
create temp table makers as
  select n, initcap(a.s || b.s || c.s) as name
  from unnest('{al,be,co,du,er,fa,go,hi,in,ju,ka,lo}'::text[]) with ordinality as a (s, i),
    unnest('{ba,de,fi,go,lu,me,ni,po,ru,ste,va,zo}'::text[]) with ordinality as b (s, j),
    unnest('{ra,len,mar,ton,vik,sen,dor,by,wick,ham,ley,stad,form,line}'::text[]) with ordinality as c (s, k),
    lateral (select ((i - 1) * 12 + j - 1) * 14 + k - 1 as n) as numbered;
create temp table words as select
  '{Small,Large,Round,Square,Tall,Deep,Light,Heavy,Soft,Warm,Cool,Plain,Striped,Dotted,Woven,Folding,Stacking,Everyday,Classic,Modern}'::text[] as adjectives,
  '{stoneware,steel,oak,linen,wool,cotton,glass,copper,cork,bamboo,leather,paper,marble,rattan,brass,ash,walnut,felt,silk,clay}'::text[] as materials,
  '{Mug,Bowl,Vase,Lamp,Chair,Rug,Clock,Tray,Jug,Plate,Kettle,Basket,Blanket,Cushion,Jumper,Scarf,Sock,Hat,Bag,Tent,Flask,Torch,Pen,Notebook,Candle,Mirror,Shelf,Stool,Table,Bench}'::text[] as nouns,
  '{red,blue,green,black,white,grey,sand,rust,navy,teal,plum,ochre}'::text[] as colours,
  '{made,by,hand,for,every,day,use,and,easy,to,clean,keeps,its,shape,year,after,a,gift,friends,family,kitchen,garden,travel,office,safe,dishwasher,oven,repair,spare,parts,available,design,local,workshop,small,batches,natural,dyes,recycled,packaging,returns,welcome,guarantee,ten,years,washable,durable,quiet,bright,comfortable}'::text[] as prose;

-- Three levels of ten each: a category of the first level holds a tenth of all products.
insert into categories (id, slug, name, parent_id, path)
select gen_random_uuid(), 'room-' || a, 'Room ' || a, null, array['room-' || a] from generate_series(0, 9) as a;
insert into categories (id, slug, name, parent_id, path)
select gen_random_uuid(), p.slug || '-' || b, p.name || '.' || b, p.id, p.path || (p.slug || '-' || b)
from categories p, generate_series(0, 9) as b where cardinality(p.path) = 1;
insert into categories (id, slug, name, parent_id, path)
select gen_random_uuid(), p.slug || '-' || c, p.name || '.' || c, p.id, p.path || (p.slug || '-' || c)
from categories p, generate_series(0, 9) as c where cardinality(p.path) = 2;
create temp table leaves as
  select row_number() over (order by slug) - 1 as n, id, path from categories where cardinality(path) = 3;

insert into products (id, slug, name, description, category_id, category_path, status, images, attributes, price_amount, currency, created_at)
select uuidv7((g - :products) * interval '1 second'), 'product-' || g,
  m.name || ' ' || w.adjectives[1 + i.a % 20] || ' ' || initcap(w.materials[1 + i.b % 20]) || ' ' || w.nouns[1 + i.c % 30],
  (select string_agg(w.prose[1 + (i.d * (k * k + 7 * k + 1)) % 50], ' ') from generate_series(1, 14) as k),
  l.id, l.path, case when g % 100 = 0 then 'draft' else 'active' end,
  jsonb_build_array(jsonb_build_object('url', '/api/products/images/stoneware-mug.svg', 'alt', 'A picture')),
  jsonb_build_object('material', w.materials[1 + i.b % 20], 'colour', w.colours[1 + i.d % 12], 'maker', m.name),
  500 + i.e % 49500, 'USD', now() + (g - :products) * interval '1 second'
from generate_series(1, :products) as g cross join words w
cross join lateral (select (random() * 1e6)::int as a, (random() * 1e6 + g * 0)::int as b, (random() * 1e6 + g * 0)::int as c,
  (random() * 1e6 + g * 0)::int as d, (random() * 1e6 + g * 0)::int as e, (random() * 1e6 + g * 0)::int as f, (random() * 1e6 + g * 0)::int as h) as i
join makers m on m.n = i.f % 2016 join leaves l on l.n = i.h % 1000;
insert into product_slugs (slug, product_id) select slug, id from products;

-- A fifth of the products has two variants, most at two prices and some with the cheaper one sold out; a twentieth is sold out.
insert into variants (product_id, id, sku, name, options, price_amount, position, stock)
select p.id, uuidv7(), 'SKU-' || p.slug || '-' || v, p.name || ' ' || v, jsonb_build_object('size', v),
  p.price_amount + v * (abs(hashtext(p.slug)) / 5 % 4) * p.price_amount / 2, v,
  case when hashtext(p.slug) % 20 = 0 or (v = 0 and hashtext(p.slug) % 35 = 5) then 0 else 5 + abs(hashtext(p.slug)) % 50 end
from products p, generate_series(0, case when hashtext(p.slug) % 5 = 0 then 1 else 0 end) as v;

-- What triggers would have kept.
insert into product_availability
  select product_id, count(*) filter (where stock > reserved) from variants group by product_id;
select note_price_ranges(array(select id from products));
insert into search_words
  select distinct word from products, unnest(tsvector_to_array(search)) as w (word) where length(word) <= 60;

do $$
declare away record;
begin
  for away in select definition from indexes loop execute away.definition; end loop;
end $$;
alter table products enable trigger all;
alter table variants enable trigger all;
