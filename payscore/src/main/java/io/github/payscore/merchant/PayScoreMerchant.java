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

package io.github.payscore.merchant;

import io.github.payscore.bill.BillOperations;
import io.github.payscore.client.WeChatPayClient;
import io.github.payscore.launch.LaunchOperations;
import io.github.payscore.order.PayScoreOrderOperations;
import io.github.payscore.order.mainland.DirectOrderOperations;
import io.github.payscore.order.mainland.PartnerOrderOperations;
import io.github.payscore.permission.PartnerPermissionOperations;
import io.github.payscore.permission.PermissionOperations;
import io.github.payscore.refund.RefundOperations;

/**
 * One merchant's operations together. All of them use its client and its keys, whichever
 * thread they are called on. Thread-safe.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 * @see PayScoreMerchants
 */
public interface PayScoreMerchant {

	/**
	 * Return what the application calls the merchant.
	 * @return the name
	 */
	String name();

	/**
	 * Return the mode of the merchant, which says which operations it has.
	 * @return the mode
	 */
	PayScoreMode mode();

	/**
	 * Return the client that is signed with the merchant's key.
	 * @return the client
	 */
	WeChatPayClient client();

	/**
	 * Return operations of the merchant by their interface, for those that have no method
	 * of their own here, such as plans.
	 * @param <T> the interface
	 * @param type the interface
	 * @return the operations, the same every time
	 * @throws OtherModeException if the mode of the merchant has no such operations
	 * @throws IllegalArgumentException if it is no interface of operations
	 */
	<T> T operations(Class<T> type);

	/**
	 * Return the operations on service orders of an oversea partner.
	 * @return the operations
	 * @throws OtherModeException if the merchant is in another mode
	 */
	default PayScoreOrderOperations oversea() {
		return operations(PayScoreOrderOperations.class);
	}

	/**
	 * Return the operations on service orders of a direct merchant of the mainland.
	 * @return the operations
	 * @throws OtherModeException if the merchant is in another mode
	 */
	default DirectOrderOperations direct() {
		return operations(DirectOrderOperations.class);
	}

	/**
	 * Return the operations on service orders of a partner of the mainland.
	 * @return the operations
	 * @throws OtherModeException if the merchant is in another mode
	 */
	default PartnerOrderOperations partner() {
		return operations(PartnerOrderOperations.class);
	}

	/**
	 * Return the operations on permissions of a direct merchant of the mainland.
	 * @return the operations
	 * @throws OtherModeException if the merchant is in another mode
	 */
	default PermissionOperations permissions() {
		return operations(PermissionOperations.class);
	}

	/**
	 * Return the operations on permissions of a partner of the mainland.
	 * @return the operations
	 * @throws OtherModeException if the merchant is in another mode
	 */
	default PartnerPermissionOperations partnerPermissions() {
		return operations(PartnerPermissionOperations.class);
	}

	/**
	 * Return the operations on refunds.
	 * @return the operations
	 */
	default RefundOperations refunds() {
		return operations(RefundOperations.class);
	}

	/**
	 * Return the operations on bills.
	 * @return the operations
	 */
	default BillOperations bills() {
		return operations(BillOperations.class);
	}

	/**
	 * Return what makes the parameters that open WeChat's pages.
	 * @return the operations
	 */
	default LaunchOperations launch() {
		return operations(LaunchOperations.class);
	}

}
