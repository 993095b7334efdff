//! The known traps of SQL and of its libraries, chapter by chapter, each executed on every server
//! or seen refused. A chapter's table says where.

mod assignments;
mod comments;
mod documents;
mod files;
mod index;
mod later;
mod new_rows;
mod null;
mod numbers;
mod other_tables;
mod rows_and_counts;
mod sea_query;
mod strings;
mod times;
mod write;
