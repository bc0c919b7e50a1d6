create table if not exists users (name varchar primary key, password varchar);
create table if not exists roles (name varchar, role varchar, primary key (name, role));
merge into users values ('ada', 'secret'), ('bob', 'secret');
merge into roles values ('ada', 'member'), ('ada', 'admin'), ('bob', 'member');
