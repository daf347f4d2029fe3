create table if not exists merchant (
	name varchar(64) primary key,
	mode varchar(16) not null,
	mchid varchar(32) not null,
	serial varchar(64) not null,
	private_key varbinary(8000) not null,
	api_v3_key varbinary(200) not null,
	public_key_id varchar(64) not null,
	public_key varbinary(8000) not null,
	service_id varchar(64),
	appid varchar(32),
	sub_mchid varchar(32),
	base_url varchar(200)
);
