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

package io.github.payscore.refund;

import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;
import reactor.core.publisher.Mono;

import io.github.payscore.client.WeChatPayClient;

/**
 * Default implementation of {@link RefundOperations}. Thread-safe.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 */
public final class RefundTemplate implements RefundOperations {

	private static final String A_REFUND = "a refund";

	private static final UnaryOperator<String> DEFAULT_OF_TEMPLATE = "the default of this template, '%s'"::formatted;

	private final WeChatPayClient client;

	private final RefundIdentity identity;

	private final RefundMode mode;

	private RefundTemplate(WeChatPayClient client, RefundIdentity identity) {
		Assert.notNull(client, "'client' must not be null");
		this.client = client;
		this.identity = identity;
		this.mode = identity.mode();
	}

	/**
	 * Create a template for a mainland direct merchant.
	 * @param client the client to send with
	 * @return the template
	 */
	public static RefundTemplate direct(WeChatPayClient client) {
		return new RefundTemplate(client, new RefundIdentity(RefundMode.DIRECT, "", null, null, DEFAULT_OF_TEMPLATE));
	}

	/**
	 * Create a template for a mainland partner.
	 * @param client the client to send with
	 * @param defaultSubMchid the sub-merchant of requests that name none, or {@code null}
	 * @return the template
	 */
	public static RefundTemplate partner(WeChatPayClient client, @Nullable String defaultSubMchid) {
		return partner(client, defaultSubMchid, DEFAULT_OF_TEMPLATE);
	}

	/**
	 * Create a template for a mainland partner whose messages name the settings of the
	 * application.
	 * @param client the client to send with
	 * @param defaultSubMchid the sub-merchant of requests that name none, or {@code null}
	 * @param setting given {@code subMchid}, names what sets it for all requests, such as
	 * {@code the property 'a.b.sub-mchid'}
	 * @return the template
	 */
	public static RefundTemplate partner(WeChatPayClient client, @Nullable String defaultSubMchid,
			UnaryOperator<String> setting) {
		return new RefundTemplate(client, new RefundIdentity(RefundMode.PARTNER, "", null, defaultSubMchid, setting));
	}

	/**
	 * Create a template for an oversea partner. That the general oversea API refunds
	 * payments of PayScore is an inference, see {@link RefundOperations}.
	 * @param client the client to send with
	 * @param mchid the merchant number of the partner
	 * @param defaultAppid the partner's official account or mini program of requests that
	 * name none, or {@code null}
	 * @param defaultSubMchid the sub-merchant of requests that name none, or {@code null}
	 * @return the template
	 */
	public static RefundTemplate oversea(WeChatPayClient client, String mchid, @Nullable String defaultAppid,
			@Nullable String defaultSubMchid) {
		return oversea(client, mchid, defaultAppid, defaultSubMchid, DEFAULT_OF_TEMPLATE);
	}

	/**
	 * Create a template for an oversea partner whose messages name the settings of the
	 * application.
	 * @param client the client to send with
	 * @param mchid the merchant number of the partner
	 * @param defaultAppid the partner's official account or mini program of requests that
	 * name none, or {@code null}
	 * @param defaultSubMchid the sub-merchant of requests that name none, or {@code null}
	 * @param setting given {@code appid} or {@code subMchid}, names what sets it for all
	 * requests, such as {@code the property 'a.b.sub-mchid'}
	 * @return the template
	 */
	public static RefundTemplate oversea(WeChatPayClient client, String mchid, @Nullable String defaultAppid,
			@Nullable String defaultSubMchid, UnaryOperator<String> setting) {
		Assert.hasText(mchid, "'mchid' must not be empty");
		return new RefundTemplate(client,
				new RefundIdentity(RefundMode.OVERSEA, mchid, defaultAppid, defaultSubMchid, setting));
	}

	@Override
	public Mono<Refund> create(CreateRefundRequest request) {
		CreateRefundRequest creation = this.identity.bind(request);
		QueryRefundRequest query = new QueryRefundRequest(creation.subMchid(), creation.outRefundNo());
		RefundSettlement settlement = new RefundSettlement(this.mode, creation);
		WeChatPayClient.Request prepared = this.mode.create()
			.request(this.client)
			.body(this.identity.body(creation))
			.unknownWhenRateLimited()
			.settledWith((refusal) -> settlement.by(send(query)));
		return this.mode.create().retrieve(prepared, A_REFUND, (refund) -> true);
	}

	@Override
	public Mono<Refund> query(QueryRefundRequest request) {
		return send(this.identity.bind(request));
	}

	private Mono<Refund> send(QueryRefundRequest query) {
		return this.mode.query()
			.retrieve(this.mode.query().request(this.client, this.identity.queryVariables(query)), A_REFUND,
					(refund) -> true);
	}

}
