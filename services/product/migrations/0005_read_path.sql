-- A page of a category in its two usual orders, read where it begins however large the category. Categories deeper than four
-- are found through their ancestor on the fourth level.
create index products_category_1 on products ((category_path[1]), id) where status = 'active';
create index products_category_2 on products ((category_path[2]), id) where status = 'active' and category_path[2] is not null;
create index products_category_3 on products ((category_path[3]), id) where status = 'active' and category_path[3] is not null;
create index products_category_4 on products ((category_path[4]), id) where status = 'active' and category_path[4] is not null;
create index products_category_price_1 on products ((category_path[1]), price_amount, id) where status = 'active';
create index products_category_price_2 on products ((category_path[2]), price_amount, id)
  where status = 'active' and category_path[2] is not null;
create index products_category_price_3 on products ((category_path[3]), price_amount, id)
  where status = 'active' and category_path[3] is not null;
create index products_category_price_4 on products ((category_path[4]), price_amount, id)
  where status = 'active' and category_path[4] is not null;

-- How many variants of a product are available. A table of its own, because a row of products would be written with every
-- sale that takes the last one, and locked by whoever edits the product; sales lock variants first, then this.
create table product_availability (
  product_id uuid primary key,
  available_variants integer not null
);
create index product_availability_none on product_availability (product_id) where available_variants = 0;

insert into product_availability
select p.id, count(v.id) filter (where v.stock > v.reserved)
from products p left join variants v on v.product_id = p.id group by p.id;

create function note_new_variants() returns trigger language plpgsql as $$
begin
  insert into product_availability as a (product_id, available_variants)
  select product_id, count(*) filter (where stock > reserved) from added group by product_id order by product_id
  on conflict (product_id) do update set available_variants = a.available_variants + excluded.available_variants;
  return null;
end $$;

-- Adds and subtracts, so that two sales at once both count; in the order of the ids, so that neither waits for the other.
create function note_availability() returns trigger language plpgsql as $$
begin
  with flipped as (
    select product_id, sum((n.stock > n.reserved)::int - (o.stock > o.reserved)::int) as change
    from o join n using (product_id, id) group by product_id
  ), held as (
    select a.product_id, flipped.change
    from product_availability a join flipped using (product_id) where flipped.change <> 0
    order by a.product_id for update of a
  )
  update product_availability a set available_variants = a.available_variants + held.change
  from held where a.product_id = held.product_id;
  return null;
end $$;

create trigger note_new_variants after insert on variants
  referencing new table as added for each statement execute function note_new_variants();
create trigger note_availability after update on variants
  referencing old table as o new table as n for each statement execute function note_availability();

-- Every word that a product can be found by: what a slip of the finger is corrected to. Words stay when products go.
create table search_words (word text collate "C" primary key);
create index search_words_trigrams on search_words using gin (word gin_trgm_ops);
drop index products_name_trigrams;

insert into search_words
select distinct word from products, unnest(tsvector_to_array(search)) as w (word) where length(word) <= 60;

create function note_words_of_new() returns trigger language plpgsql as $$
begin
  insert into search_words
  select distinct w.word from n, unnest(tsvector_to_array(n.search)) as w (word)
  where length(w.word) <= 60 and not exists (select from search_words s where s.word = w.word) order by w.word
  on conflict do nothing;
  return null;
end $$;

create function note_words_of_changed() returns trigger language plpgsql as $$
begin
  insert into search_words
  select distinct w.word from n join o using (id), unnest(tsvector_to_array(n.search)) as w (word)
  where n.search is distinct from o.search and length(w.word) <= 60
    and not exists (select from search_words s where s.word = w.word) order by w.word
  on conflict do nothing;
  return null;
end $$;

create trigger note_words_of_new after insert on products
  referencing new table as n for each statement execute function note_words_of_new();
create trigger note_words_of_changed after update on products
  referencing old table as o new table as n for each statement execute function note_words_of_changed();

-- What a shopper typed, as a query: every word must occur, the last one may go on, and a word that no product has is corrected
-- to the likest one that some product has. What the last one may go on to is written out where it is little, because an index
-- reads a dozen words quicker than a prefix. Null when nothing is left to look for.
create function search_query(typed text[]) returns tsquery language plpgsql stable as $$
declare
  result tsquery;
  term tsquery;
  stem text;
  words text[];
begin
  for position in 1 .. cardinality(typed) loop
    stem := (tsvector_to_array(to_tsvector('english', plain(typed[position]))))[1];
    continue when stem is null;
    if position < cardinality(typed) then
      words := array(select word from search_words where word = stem);
    else
      words := array(select word from search_words where word between stem and stem || chr(1114111) limit 13);
    end if;
    if words = '{}' then
      words := array(select word from search_words where word % stem order by similarity(word, stem) desc, word limit 1);
    end if;
    if words = '{}' then
      term := quote_literal(stem);
    elsif cardinality(words) = 13 then
      term := quote_literal(stem) || ':*';
    else
      select string_agg(quote_literal(word), ' | ') into term from unnest(words) as word;
    end if;
    result := coalesce(result && term, term);
  end loop;
  return result;
end $$;
