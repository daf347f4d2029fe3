/*
 * Copyright 2026-present the original author or authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

package io.github.payscore.bill;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;
import org.springframework.util.StringUtils;
import reactor.core.publisher.Mono;

import io.github.payscore.WeChatPayException;
import io.github.payscore.client.WeChatPayClient;
import io.github.payscore.client.download.FileDownload;

/**
 * Default implementation of {@link BillOperations}. Thread-safe.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 */
public final class BillTemplate implements BillOperations {

	private static final String TRADE_BILL = "/v3/bill/tradebill?bill_date={bill_date}&bill_type={bill_type}&tar_type=GZIP";

	private static final String STATEMENT = "/v3/global/statements?date={date}&sp_mchid={sp_mchid}";

	private static final String OF_SUB_MERCHANT = "&sub_mchid={sub_mchid}";

	private static final String STATEMENT_SHA1 = "Wechatpay-Statement-Sha1";

	private final WeChatPayClient client;

	private final boolean partner;

	private final @Nullable String overseaMchid;

	private BillTemplate(WeChatPayClient client, boolean partner, @Nullable String overseaMchid) {
		Assert.notNull(client, "'client' must not be null");
		this.client = client;
		this.partner = partner;
		this.overseaMchid = overseaMchid;
	}

	/**
	 * Create a template for a mainland direct merchant.
	 * @param client the client to send with
	 * @return the template
	 */
	public static BillTemplate direct(WeChatPayClient client) {
		return new BillTemplate(client, false, null);
	}

	/**
	 * Create a template for a mainland partner.
	 * @param client the client to send with
	 * @return the template
	 */
	public static BillTemplate partner(WeChatPayClient client) {
		return new BillTemplate(client, true, null);
	}

	/**
	 * Create a template for an oversea partner.
	 * @param client the client to send with
	 * @param mchid the merchant number of the partner
	 * @return the template
	 */
	public static BillTemplate oversea(WeChatPayClient client, String mchid) {
		Assert.hasText(mchid, "'mchid' must not be empty");
		return new BillTemplate(client, true, mchid);
	}

	@Override
	public Mono<Path> tradeBill(TradeBillRequest request, Path target) {
		Assert.notNull(request, "'request' must not be null");
		Assert.notNull(target, "'target' must not be null");
		Assert.state(this.overseaMchid == null, "An oversea partner has no trade bill; it has a statement");
		Assert.isTrue(this.partner || !StringUtils.hasText(request.subMchid()),
				"'subMchid' must not be set in a request of a direct merchant: only partners have this field");
		List<Object> values = new ArrayList<>(List.of(request.billDate().toString(), type(request)));
		String template = ofSubMerchant(TRADE_BILL, request.subMchid(), values);
		return this.client.get(template, values.toArray())
			.retrieve(BillLocation.class)
			.switchIfEmpty(Mono.error(BillTemplate::noLocation))
			.flatMap((location) -> this.client.download(location.file(), target));
	}

	private static String type(TradeBillRequest request) {
		return (request.billType() != null) ? request.billType() : TradeBillRequest.TYPE_ALL;
	}

	@Override
	public Mono<Path> statement(StatementRequest request, Path target) {
		Assert.notNull(request, "'request' must not be null");
		Assert.notNull(target, "'target' must not be null");
		String mchid = this.overseaMchid;
		Assert.state(mchid != null, "A merchant of the mainland has no statement; it has a trade bill");
		List<Object> values = new ArrayList<>(List.of(compact(request.date()), mchid));
		String template = ofSubMerchant(STATEMENT, request.subMchid(), values);
		return this.client.download(FileDownload.ofSignedSha1(STATEMENT_SHA1, template, values.toArray()), target);
	}

	private static String compact(LocalDate date) {
		return DateTimeFormatter.BASIC_ISO_DATE.format(date);
	}

	private static String ofSubMerchant(String template, @Nullable String subMchid, List<Object> values) {
		if (!StringUtils.hasText(subMchid)) {
			return template;
		}
		values.add(subMchid);
		return template + OF_SUB_MERCHANT;
	}

	private static WeChatPayException noLocation() {
		return new WeChatPayException("GET /v3/bill/tradebill was answered by WeChat Pay, but without a bill");
	}

}
